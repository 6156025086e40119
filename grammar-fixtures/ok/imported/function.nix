address:
{
  hostAddress = address;
}
