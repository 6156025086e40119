let
  autoStart = true;
in
{
  containers.web = {
    inherit autoStart;
    autoStart = false;
  };
}
