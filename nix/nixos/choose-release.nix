# What is known of the release that a nixpkgs says it is. One that is not known is taken for the one before it, as
# `chooseRelease` of the front half does.
{
  # { releases; newest; }: what is known of each, oldest first, and the name of the newest stable one.
  known,
  # Such as "19.03.173691.34c7eb7545d", or null.
  version,
}:
let
  inherit (builtins)
    elemAt
    filter
    head
    length
    match
    ;
  inherit (known) newest releases;

  named = name: filter (release: release.name == name) releases;
  said = if version == null then null else match "([0-9][0-9]\\.[0-9][0-9])(([.]|pre).*)?" version;
  near = if version == null then null else match "([0-9][0-9]\\.[0-9][0-9])([^0-9].*)?" version;
  exact = if said == null then [ ] else named (head said);
  older = if near == null then named newest else filter (release: release.name < head near) releases;
in
if length releases == 1 || older == [ ] && exact == [ ] then
  head releases
else if exact != [ ] then
  head exact
else
  elemAt older (length older - 1)
