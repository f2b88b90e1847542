/**
 * Our wire form as xero-node wants it: the same with property names in camel case. xero-node's own `deserialize` is not used
 * for this, since it takes any text that begins with "/Date(" for a date.
 */
export function modelOf(wire: unknown): unknown {
  if (Array.isArray(wire)) return wire.map(modelOf);
  if (typeof wire !== 'object' || wire === null) return wire;
  return Object.fromEntries(Object.entries(wire).map(([name, value]) => [lowerFirst(name), modelOf(value)]));
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
