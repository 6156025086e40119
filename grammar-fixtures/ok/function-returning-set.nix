let
  container = address: {
    hostAddress = address;
    autoStart = true;
  };
in
{
  containers.web = container "10.0.0.1";
  containers.db = container "10.0.0.2" // { autoStart = false; };
}
