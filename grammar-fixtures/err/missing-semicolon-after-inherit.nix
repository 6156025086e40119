let
  inherit (builtins) map head
  autoStart = true;
in
{ containers.web.autoStart = autoStart; }
