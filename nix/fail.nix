# Errors and notes that nixctr's front half reads back from Nix: a marker and JSON, in a thrown message, in an error
# context or in a trace. Everything else that appears there is Nix's own or the configuration's, and is shown as it is.
let
  marker = "@nixctr ";
  encode = value: marker + builtins.toJSON value;
in
{
  # Refuses the configuration: a code of the message table and its arguments.
  fail = code: arguments: throw (encode (arguments // { inherit code; }));

  # Evaluates `value`; an error inside is reported at this definition when Nix knows no better place.
  within =
    loc: at: value:
    builtins.addErrorContext (encode { inherit loc at; }) value;

  # What `within` adds to an error, for `builtins.addErrorContext` where a call less counts.
  place = encode;

  # Looks up an argument of a module.
  asking = name: key: value: builtins.addErrorContext (encode { argument = name; inherit key; }) value;

  # Evaluates `value` to the end; an error inside does not concern the containers.
  beside = value: builtins.addErrorContext (encode { beside = true; }) (builtins.deepSeq value value);

  # Evaluates `value`, which answers a question about the surroundings, to the end.
  surrounding = question: value: builtins.addErrorContext (encode { surrounding = question; }) (builtins.deepSeq value value);

  # Evaluates `value` and leaves a note that it was looked at.
  note = kind: arguments: value: builtins.trace (encode (arguments // { note = kind; })) value;
}
