# Filtered copies of source directories, and the state of Git working trees.
# Nothing is copied before the outPath of a source is needed.
{ lib }:

let
  inherit (builtins) any baseNameOf elem elemAt filter head isList isString length map match split;
  inherit (lib.strings) escapeRegex fileContents hasPrefix hasSuffix removePrefix removeSuffix;
  inherit (lib.filesystem) pathIsRegularFile;

  # A source from here can be filtered again: it knows its directory.
  attributesOf = src:
    if src ? _isLibCleanSourceWith then { inherit (src) filter name origSrc; }
    else { filter = _: _: true; name = "source"; origSrc = src; };
  sourceOf = { filter, name, origSrc }: {
    inherit filter name origSrc;
    _isLibCleanSourceWith = true;
    outPath = builtins.path { inherit filter name; path = origSrc; };
  };

  versionControl = [ ".svn" "CVS" ".hg" ".jj" ".pijul" "_darcs" ];

  # { value } with the revision, or { error }.
  gitRevision = gitDir: name:
    let
      loose = gitDir + "/${name}";
      packed = gitDir + "/packed-refs";
      from = base: path:
        if hasPrefix "/" path then path
        else if hasPrefix "/" base then "${base}/${path}"
        else "/${base}/${path}";
      # A worktree or submodule has a file that says where its data is, and the
      # references may be in a directory that several worktrees share.
      link = match "gitdir: (.*)" (fileContents gitDir);
      real = from (dirOf gitDir) (head link);
      commonFile = "${real}/commondir";
      common = from real (
        removeSuffix "/" (if pathIsRegularFile commonFile then fileContents commonFile else real)
      );
      content = fileContents loose;
      symbolic = match "ref: (.*)" content;
      entries = filter (found: found != null)
        (map (match "([a-z0-9]+) ${name}")
          (filter isString (split "\n" (builtins.readFile packed))));
    in
    if pathIsRegularFile gitDir then
      if link == null then { error = "File contains no gitdir reference: " + gitDir; }
      else gitRevision common (removePrefix "${common}/" "${real}/${name}")
    else if pathIsRegularFile loose then
      if symbolic == null then { value = content; } else gitRevision gitDir (head symbolic)
    else if !pathIsRegularFile packed then { error = "Not a .git directory: ${toString gitDir}"; }
    else if entries == [ ] then { error = "Could not find ${name} in " + packed; }
    else { value = head (head entries); };

  # Whether a path relative to the source matches a pattern, or may lead to
  # something that does: ** stands for any number of names, * for part of one.
  globMatcher = glob:
    let
      names = text: filter isString (split "/" text);
      regex = name:
        if name == "**" then ".*"
        else lib.concatMapStrings (part: if isList part then "[^/]*" else escapeRegex part) (split "[*]+" name);
      globs = map regex (names glob);
      count = length globs;
    in
    path: type:
    let
      parts = names path;
      at = g: p:
        let
          current = elemAt globs g;
          part = elemAt parts p;
          fits = i: match (elemAt globs i) part != null;
        in
        if p >= length parts then g >= count || elem type [ "directory" "symlink" ]
        else if g >= count then false
        else if current != ".*" then fits g && at (g + 1) (p + 1)
        else if g + 1 == count then true
        else if fits (g + 1) then at (g + 1) p
        else fits g && at g (p + 1);
    in
    at 0 0;

  urlToName = url:
    let
      file = baseNameOf (removeSuffix "/" (lib.last (lib.splitString ":" (toString url))));
      withoutSuffix = name:
        let
          parts = match "(.*)[.](git|tar|zip|gz|tgz|bz|tbz|bz2|tbz2|lzma|txz|xz|zstd)" name;
        in
        if parts == null then name else withoutSuffix (head parts);
    in
    withoutSuffix file;
  shortRev = rev:
    let
      name = baseNameOf (toString rev);
      version = match "([A-Za-z]+[-_. ]?)*(v)?([0-9.]+.*)" name;
    in
    if match "[a-f0-9]+" name != null then builtins.substring 0 7 name
    else if version != null then lib.last version
    else name;
  fullName = repo: rev: suffix:
    urlToName repo
    + lib.optionalString (rev != null) "-${shortRev rev}"
    + lib.optionalString (suffix != null) "-${suffix}"
    + "-source";
in
rec {
  inherit shortRev urlToName;
  inherit (builtins) filterSource;

  cleanSourceWith = { src, filter ? (_: _: true), name ? null }:
    let
      old = attributesOf src;
    in
    sourceOf {
      inherit (old) origSrc;
      name = if name == null then old.name else name;
      filter = path: type: filter path type && old.filter path type;
    };
  cleanSource = src: cleanSourceWith { inherit src; filter = cleanSourceFilter; };
  # No version control, editor backups, objects, results of nix-build, sockets.
  cleanSourceFilter = path: type:
    let name = baseNameOf path;
    in !(
      name == ".git"
      || (type == "directory" && elem name versionControl)
      || hasSuffix "~" name
      || match "[.](.*[.])?sw[a-z]" name != null
      || hasSuffix ".o" name
      || hasSuffix ".so" name
      || (type == "symlink" && hasPrefix "result" name)
      || type == "unknown"
    );
  sourceFilesBySuffices = src: suffixes: cleanSourceWith {
    inherit src;
    filter = path: type:
      type == "directory" || any (suffix: hasSuffix suffix (baseNameOf path)) suffixes;
  };
  sourceByRegex = src: regexes:
    let root = "${toString (attributesOf src).origSrc}/";
    in cleanSourceWith {
      inherit src;
      filter = path: _:
        let relative = removePrefix root (toString path);
        in any (regex: match regex relative != null) regexes;
    };
  sourceByGlobs = src: globs:
    let matchers = map globMatcher globs;
    in cleanSourceWith {
      inherit src;
      filter = path: type:
        let relative = removePrefix "${toString src}/" path;
        in any (matches: matches relative type) matchers;
    };
  trace = src:
    let
      old = attributesOf src;
      filter = path: type:
        let keep = old.filter path type;
        in builtins.trace "${old.name}.filter ${path} = ${lib.boolToString keep}" keep;
    in
    sourceOf (old // { inherit filter; })
    // { satisfiesSubpathInvariant = src.satisfiesSubpathInvariant or false; };

  pathHasContext = builtins.hasContext;
  canCleanSource = src: src ? _isLibCleanSourceWith || !pathHasContext (toString src);
  pathIsGitRepo = path: gitRevision path "HEAD" ? value;
  commitIdFromGitRepo = path:
    let found = gitRevision path "HEAD";
    in found.value or (throw found.error);

  revOrTag = rev: tag: if tag != null then tag else if rev != null then rev else "HEAD";
  repoRevToName = kind:
    if kind == "source" then _: _: _: "source"
    else if kind == "versioned" then repo: rev: _: fullName repo rev null
    else if kind == "full" then fullName
    else throw "repoRevToName: invalid kind";
  # They were here before lib.filesystem had them.
  inherit (lib.filesystem) pathIsDirectory pathIsRegularFile pathType;
}
