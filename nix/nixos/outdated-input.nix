# What a lock file says of an input that `flake.nix` has another say about by now: Nix would lock the input anew. Null, or
# { name; expected; locked; } with the input, what is asked for and what was locked, for people. What only Nix itself can
# compare counts as the same.
#
#   lock    what is in `flake.lock`
#   name    an input of the flake that is there
#   input   what `flake.nix` says of it
{
  lock,
  name,
  input,
}:
let
  inherit (builtins)
    all
    attrNames
    concatMap
    concatStringsSep
    elem
    elemAt
    filter
    head
    isList
    isString
    listToAttrs
    map
    match
    removeAttrs
    split
    ;
  inherit (lock) nodes root;

  # Signs that Nix writes as they are.
  plain = "[A-Za-z0-9:/._~@+-]";
  parts = separator: text: filter (part: isString part && part != "") (split separator text);

  # What is first different, of the input or of what the flake sets of the inputs below it. An input is locked as the
  # name of a node, or as the path of an input that it follows. Below, a flake may set nothing of the input itself.
  differenceAt =
    path: input: isSet: spec:
    let
      asked = if isSet then askedFor (input.url or (head path)) input else null;
      original = nodes.${spec}.original or null;
      differs = expected: locked: [
        {
          name = concatStringsSep "/" path;
          inherit expected locked;
        }
      ];
      locked = if isList spec then following spec else shown original;
    in
    if input ? follows then
      if spec == parts "/" input.follows then [ ] else differs (following (parts "/" input.follows)) locked
    else if asked != null && (isList spec || original != null && !(isSame asked original)) then
      differs (shown asked) locked
    else if isList spec then
      [ ]
    else
      below path (nodes.${spec}.inputs or { }) (input.inputs or { });

  below =
    path: locked: inputs:
    concatMap (
      name:
      if locked ? ${name} then
        differenceAt (path ++ [ name ]) inputs.${name} (inputs.${name} ? url || inputs.${name} ? type) locked.${name}
      else
        [ ]
    ) (attrNames inputs);

  # A reference in the words of `original` in a lock file; null where Nix has more to say about it.
  askedFor =
    url: input:
    let
      matched = match "(${plain}*)([?]((${plain}|[&=])*))?" url;
      query = elemAt matched 2;
      parameters = map (match "(ref|rev)=(.+)") (parts "&" (if query == null then "" else query));
      reference = referenceIn (head matched);
    in
    if matched == null then
      null
    else if input ? type then
      removeAttrs input [
        "flake"
        "inputs"
      ]
    else if
      elem null parameters || reference == null || parameters != [ ] && !(takesRevision reference)
    then
      null
    else
      reference
      // listToAttrs (
        map (parameter: {
          name = head parameter;
          value = elemAt parameter 1;
        }) parameters
      );

  referenceIn =
    url:
    let
      forge = match "(github|gitlab|sourcehut):([^/]+)/([^/]+)(/(.+))?" url;
      named = match "(flake:)?([A-Za-z][A-Za-z0-9_-]*)(/([^/]+))?" url;
      git = match "git[+]([a-z]+:.+)" url;
      tarball = match "(tarball[+])?(https?:.+)" url;
      path = match "path:(.+)" url;
    in
    if forge != null then
      {
        type = head forge;
        owner = elemAt forge 1;
        repo = elemAt forge 2;
      }
      // revision (elemAt forge 4)
    else if named != null then
      {
        type = "indirect";
        id = elemAt named 1;
      }
      // revision (elemAt named 3)
    else if git != null then
      {
        type = "git";
        url = head git;
      }
    else if tarball != null then
      # Its type is that of what is there.
      { url = elemAt tarball 1; }
    else if path != null then
      {
        type = "path";
        path = head path;
      }
    else
      null;

  revision =
    text:
    if text == null then
      { }
    else if match "[0-9a-f]{40}" text != null then
      { rev = text; }
    else
      { ref = text; };

  takesRevision = reference: reference.type or null == "git" || reference ? owner || reference ? id;

  isSame =
    asked: original:
    all (name: asked.${name} or null == original.${name} or null) (
      [
        "dir"
        "ref"
        "rev"
      ]
      ++ attrNames asked
    );

  following = path: "follows ${concatStringsSep "/" path}";

  shown =
    reference:
    let
      at = reference.rev or reference.ref or null;
      revision = if at == null then "" else "/${at}";
      query = concatMap (name: if reference ? ${name} then [ "${name}=${reference.${name}}" ] else [ ]);
      after = names: if query names == [ ] then "" else "?${concatStringsSep "&" (query names)}";
    in
    if reference ? owner then
      "${reference.type}:${reference.owner}/${reference.repo}${revision}${after [ "dir" ]}"
    else if reference ? id then
      "${reference.id}${revision}${after [ "dir" ]}"
    else
      reference.url or "path:${reference.path or ""}"
      + after [
        "dir"
        "ref"
        "rev"
      ];

  differences = differenceAt [ name ] input true nodes.${root}.inputs.${name};
in
if differences == [ ] then null else head differences
