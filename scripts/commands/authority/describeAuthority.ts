import { profileName, type Authority, type Language } from "@elicense/sdk";

import type { Invocation } from "../support/Command.js";

/** The name that an authority published, in a language or else in the other one; its code where there is none. */
export function authorityName({ profile }: Authority, language: Language): string {
  const name = profileName(profile);
  return name?.[language] ?? name?.zh ?? name?.en ?? profile.code;
}

/** Whether an authority is active; where it is not, whether it was deactivated itself or one above it. */
export function stateText({ active, until }: Authority, { text }: Pick<Invocation, "text">): string {
  if (active) return text("authority.state.active");
  return text(until === null ? "authority.state.inactiveAbove" : "authority.state.deactivated");
}

/** An authority for programs. */
export function authorityData({ profile, ...authority }: Authority): object {
  return { ...authority, code: profile.code, name: profileName(profile) ?? null };
}
