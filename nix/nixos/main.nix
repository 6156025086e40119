# What nixctr asks of a whole NixOS.
#
#   nixos       the value of source.nix
#   document    what the document is made with, see document.nix; null where none is wanted
#   record      whether to record what the containers module makes of the configuration, see record.nix
{
  nixos,
  document ? null,
  record ? false,
}:
{
  document = if document == null then null else import ./document.nix (document // { inherit nixos; });
  record = if record then import ./record.nix nixos else null;
}
