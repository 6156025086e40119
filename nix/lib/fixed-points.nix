# Fixed points and overlays.
{ lib }:

rec {
  fix = f: let self = f self; in self;

  # Keeps the function next to its result so that it can be extended later.
  fix' = f: let self = f self // { __unfix__ = f; }; in self;

  converge = f: x:
    let next = f x;
    in if next == x then next else converge f next;

  extends = overlay: base: final:
    let prev = base final;
    in prev // overlay final prev;

  composeExtensions = first: second: final: prev:
    let added = first final prev;
    in added // second final (prev // added);
  composeManyExtensions = lib.foldr composeExtensions (_: _: { });

  makeExtensible = makeExtensibleWithCustomName "extend";
  makeExtensibleWithCustomName = name: base:
    fix' (self: base self // {
      ${name} = overlay: makeExtensibleWithCustomName name (extends overlay base);
    });

  # An overlay may be a set, a function of the previous set, or the full form.
  toExtension = given:
    if !lib.isFunction given then _: _: given
    else final: prev:
      let withPrev = given prev;
      in if lib.isFunction withPrev then given final prev else withPrev;
}
