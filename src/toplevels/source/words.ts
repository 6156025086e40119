/** Functions of Nix, and of nixpkgs' `lib`, whose result nobody can look at again from outside. */
export const UNTRACKED: ReadonlySet<string> = new Set([
  "commitIdFromGitRepo",
  "currentTime",
  "dirOf",
  "fetchClosure",
  "fetchGit",
  "fetchMercurial",
  "fetchTarball",
  "fetchTree",
  "findFile",
  "getFlake",
  "gitTracked",
  "locateDominatingFile",
]);

/** Functions that look at files without Nix saying so. */
export const READERS: ReadonlySet<string> = new Set([
  "cleanSource",
  "cleanSourceWith",
  "fileContents",
  "filterSource",
  "hashFile",
  "importJSON",
  "importTOML",
  "listFilesRecursive",
  "pathExists",
  "pathIsDirectory",
  "pathIsRegularFile",
  "pathType",
  "readDir",
  "readFile",
  "readFileType",
  "sourceByRegex",
  "sourceFilesBySuffices",
]);

/** What tells of modules more than the values of their options, be it where something stands. */
export const REFLECTIONS: ReadonlySet<string> = new Set([
  "baseModules",
  "curPos",
  "definitionsWithLocations",
  "extendModules",
  "extraModules",
  "modules",
  "noUserModules",
  "options",
  "unsafeGetAttrPos",
]);

/** Those of `UNTRACKED` that lead from a path to what is above it. */
export const CLIMBING: ReadonlySet<string> = new Set([
  "commitIdFromGitRepo",
  "dirOf",
  "gitTracked",
  "locateDominatingFile",
]);
