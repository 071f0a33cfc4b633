/** A single change of a JSON value, and what it changed. */
export interface Mutation {
  readonly value: unknown;
  readonly what: string;
}

/** Numbers that choose a change. */
export interface Choice {
  readonly place: number;
  readonly kind: number;
  readonly detail: number;
}

/** A place in a JSON value. */
interface Slot {
  readonly holder: Record<string, unknown>;
  readonly name: string;
  readonly path: string;
}

/**
 * Makes one change at one place below a JSON value: another value, nothing in its place, a further member, another
 * name, two neighbours exchanged.
 *
 * @param except - Paths whose values are left alone, with all below them.
 */
export function mutate(original: unknown, { place, kind, detail }: Choice, except: readonly string[]): Mutation {
  const value = structuredClone(original);
  const slots = slotsOf(value, "").filter(({ path }) => !except.some((root) => `${path}/`.startsWith(`${root}/`)));
  const slot = slots[place % slots.length]!;
  const change = changes[kind % changes.length]!;
  return { value, what: `${change(slot, detail)} at ${slot.path}` };
}

function slotsOf(value: unknown, path: string): readonly Slot[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((name) => {
    const below = `${path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    return [{ holder, name, path: below }, ...slotsOf(holder[name], below)];
  });
}

const changes: readonly ((slot: Slot, detail: number) => string)[] = [
  alter,
  remove,
  add,
  addNull,
  rename,
  exchange,
  retype,
];

/** Another value of the same kind. */
function alter({ holder, name }: Slot, detail: number): string {
  const value = holder[name];
  if (typeof value === "string") holder[name] = alterText(value, detail);
  else if (typeof value === "number") holder[name] = value + 1 + (detail % 9);
  else if (typeof value === "boolean") holder[name] = !value;
  else holder[name] = value === null ? "x" : null;
  return "another value";
}

function alterText(text: string, detail: number): string {
  const position = detail % (text.length + 1);
  const replacement = text[position] === "0" ? "1" : "0";
  return text.slice(0, position) + replacement + text.slice(position + 1);
}

function remove({ holder, name }: Slot): string {
  if (Array.isArray(holder)) holder.splice(Number(name), 1);
  else Reflect.deleteProperty(holder, name);
  return "nothing";
}

function add({ holder, name }: Slot, detail: number): string {
  if (Array.isArray(holder)) holder.splice(Number(name), 0, structuredClone(holder[Number(name)]));
  else holder[`${name}${String(detail % 10)}`] = structuredClone(holder[name]);
  return "one more";
}

/** A null, which is no value, beside a value or at the end of its list. */
function addNull({ holder, name }: Slot, detail: number): string {
  if (Array.isArray(holder)) holder.splice(detail % 2 === 0 ? Number(name) : holder.length, 0, null);
  else holder[`${name}${String(detail % 10)}`] = null;
  return "one null more";
}

function rename(slot: Slot, detail: number): string {
  const { holder, name } = slot;
  if (Array.isArray(holder)) return alter(slot, detail);
  holder[alterText(name, detail)] = holder[name];
  Reflect.deleteProperty(holder, name);
  return "another name";
}

/** Exchanges a value with another one of the same holder. */
function exchange(slot: Slot, detail: number): string {
  const { holder, name } = slot;
  const others = Object.keys(holder).filter((key) => JSON.stringify(holder[key]) !== JSON.stringify(holder[name]));
  const other = others[detail % Math.max(others.length, 1)];
  if (other === undefined) return alter(slot, detail);
  [holder[name], holder[other]] = [holder[other], holder[name]];
  return `exchanged with ${other}`;
}

/** A value of another kind that a careless reader takes for the same. */
function retype({ holder, name }: Slot, detail: number): string {
  const value = holder[name];
  const others = [[value], { value }, typeof value === "string" ? 0 : String(value), `${String(value)} `];
  holder[name] = others[detail % others.length];
  return "another kind";
}
