let
  a = 1;
{
  containers.web.autoStart = true;
}
