import type { Language } from "@elicense/sdk";

const units = {
  en: { h: " h", min: " min", s: " s" },
  zh: { h: " 小时", min: " 分", s: " 秒" },
} as const;

/**
 * Says how long something takes, in two units at the most: 1 h 5 min, 2 min 10 s, 9 s.
 *
 * @param seconds - Not negative.
 */
export function durationText(seconds: number, language: Language): string {
  const whole = Math.ceil(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const parts: readonly (readonly [keyof (typeof units)["en"], number])[] =
    hours > 0
      ? [
          ["h", hours],
          ["min", minutes],
        ]
      : minutes > 0
        ? [
            ["min", minutes],
            ["s", rest],
          ]
        : [["s", rest]];
  return parts
    .filter(([, count], position) => count > 0 || (position === parts.length - 1 && parts.length === 1))
    .map(([unit, count]) => `${String(count)}${units[language][unit]}`)
    .join(" ");
}
