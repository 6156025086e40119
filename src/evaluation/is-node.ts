import type { AttrsNode, Definition, Node, SubmoduleNode, Value } from "../definitions/definition.ts";

type Unknown = Readonly<Record<string, unknown>>;

/** Whether decoded JSON has the shape of the definitions of one option. */
export function isNode(json: unknown): json is Node {
  if (typeof json !== "object" || json === null) return json !== undefined;
  if (Array.isArray(json)) return json.every(isDefinition);
  return "attrs" in json ? isAttrsNode(json) : isSubmoduleNode(json);
}

/** As `isNode`, for an option that is a set. */
export function isAttrsNode(json: unknown): json is AttrsNode {
  return isRecord(json) && isDefinitions(json["definitions"]) && isRecordOf(json["attrs"], isNode);
}

/** Whether decoded JSON is a list of definitions. */
export function isDefinitions(json: unknown): json is readonly Definition[] {
  return Array.isArray(json) && json.every(isDefinition);
}

function isSubmoduleNode(json: object): json is SubmoduleNode {
  const { definitions, options, undeclared, declared } = json as Unknown;
  return (
    isDefinitions(definitions) &&
    isRecordOf(options, isNode) &&
    (undeclared === undefined || isRecordOf(undeclared, isDefinitions)) &&
    (declared === undefined || isRecord(declared))
  );
}

function isDefinition(json: unknown): json is Definition {
  if (!isRecord(json)) return false;
  const { at, module, priority, order, value } = json;
  return (
    isPosition(at) &&
    (module === undefined || typeof module === "string") &&
    (priority === undefined || typeof priority === "number") &&
    (order === undefined || typeof order === "number") &&
    (value === undefined || isValue(value))
  );
}

function isPosition(json: unknown): boolean {
  return (
    Array.isArray(json) &&
    json.length === 3 &&
    typeof json[0] === "string" &&
    typeof json[1] === "number" &&
    typeof json[2] === "number"
  );
}

function isValue(json: unknown): json is Value {
  if (typeof json !== "object" || json === null) return true;
  const { list, path, float, integer, unexpected, set, string, opaque, function: isFunction } = json as Unknown;
  if (list !== undefined) return Array.isArray(list) && list.every(isNode);
  if (set !== undefined) return set === true && (string === undefined || typeof string === "string");
  return (
    typeof path === "string" ||
    typeof float === "string" ||
    typeof integer === "string" ||
    unexpected === "list" ||
    opaque === true ||
    isFunction === true
  );
}

function isRecord(json: unknown): json is Unknown {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function isRecordOf(json: unknown, isElement: (value: unknown) => boolean): boolean {
  if (!isRecord(json)) return false;
  for (const name in json) if (!isElement(json[name])) return false;
  return true;
}
