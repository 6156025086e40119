{
  containers.web = if true then { hostAddress = "10.0.0.1"; } else { };
  containers.db.hostAddress = if false then "10.0.0.1" else "10.0.0.2";
}
