let
  container =
    {
      address,
      mount,
    }:
    {
      hostAddress = address;
      tmpfs = [ mount ];
    };
in
{
  containers.web = container {
    address = "10.0.0.1";
    mount = "/a";
  };
  containers.db.tmpfs = [ "/b" ];
}
