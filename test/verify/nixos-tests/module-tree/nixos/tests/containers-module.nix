{ lib, ... }:
{
  nodes.first.containers = { };
  nodes.second.containers.web.path = "/system/web";
}
