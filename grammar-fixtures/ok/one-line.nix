{ containers = { a = { hostAddress = "10.0.0.1"; }; b.hostAddress = "10.0.0.2"; }; }
