{ containers = { a = { hostAddress = "10.0.0.1" autoStart = true; }; }; }
