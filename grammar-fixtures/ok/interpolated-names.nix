let
  name = "web";
  option = "hostAddress";
in
{
  containers.${name}.${option} = "10.0.0.1";
  containers."${name}-2".hostAddress = "10.0.0.2";
}
