# What functions that download have in common.
{ lib }:

let
  inherit (builtins) attrNames filter head length;

  # The value used in place of an empty hash, to learn the real one.
  placeholders = { hash = lib.fakeHash; sha256 = lib.fakeSha256; sha512 = lib.fakeSha512; };
in
rec {
  proxyImpureEnvVars = [
    "http_proxy" "https_proxy" "ftp_proxy" "all_proxy" "no_proxy"
    "HTTP_PROXY" "HTTPS_PROXY" "FTP_PROXY" "ALL_PROXY" "NO_PROXY"
    "NIX_SSL_CERT_FILE"
  ];

  # Replaces the one hash given by outputHash and outputHashAlgo.
  normalizeHash = { hashTypes ? [ "sha256" ], required ? true }: args:
    let
      names = [ "hash" ] ++ hashTypes;
      given = filter (name: lib.elem name names) (attrNames args);
      name = head given;
      value = args.${name};
      output = {
        outputHashAlgo = if name == "hash" then null else name;
        outputHash =
          if value != "" then value
          else placeholders.${name} or (throw "no fake hash is known for ${name}");
      };
    in
    if args ? outputHash then args
    else if given == [ ] then
      (if required then throw "fetcher called without `hash`" else removeAttrs args names)
    else if length given > 1 then
      throw "fetcher called with mutually-incompatible arguments: ${lib.concatStringsSep ", " given}"
    else removeAttrs args names // output;

  withNormalizedHash = { hashTypes ? [ "sha256" ] }: fetcher:
    let
      declared = lib.functionArgs fetcher;
      normalize = normalizeHash { inherit hashTypes; required = !declared.outputHash; };
    in
    assert declared ? outputHash && declared ? outputHashAlgo;
    assert lib.all (name: !(declared ? ${name})) ([ "hash" ] ++ hashTypes);
    lib.setFunctionArgs (args: fetcher (normalize args))
      (removeAttrs declared [ "outputHash" "outputHashAlgo" ] // { hash = declared.outputHash; });
}
