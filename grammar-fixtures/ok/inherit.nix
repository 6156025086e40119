let
  hostAddress = "10.0.0.1";
  localAddress = "10.0.0.2";
in
{
  containers.web = {
    inherit hostAddress
      localAddress;
  };
}
