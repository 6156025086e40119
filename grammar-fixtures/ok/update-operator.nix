let
  common = {
    autoStart = true;
    hostAddress = "10.0.0.1";
  };
in
{
  containers.web = common // {
    hostAddress = "10.0.0.2";
  };
  containers.db = common;
}
