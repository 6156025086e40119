assert true;
{
  containers.web = assert true; { hostAddress = "10.0.0.1"; };
}
