{
  containers.web = builtins.fromJSON ''{ "hostAddress": "10.0.0.1" }'';
}
