import {
  divisionContains,
  getAuthority,
  getAuthorityCount,
  parseDivisionCode,
  type Authority,
  type BlockParameter,
  type Client,
} from "@elicense/sdk";
import type { Command } from "commander";

import { loadConfig } from "../../config.js";
import { exitCodes } from "../../exit.js";
import { table } from "../../output/table.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";
import { withClient } from "../support/connectClient.js";
import { parseAt } from "../support/parseAt.js";
import { requireAuthority } from "../support/requireAuthority.js";
import { authorityData, authorityName, stateText } from "./describeAuthority.js";

interface ListOptions {
  readonly under?: string;
  readonly region?: string;
  readonly at?: BlockParameter;
}

/** How many authorities are asked for at a time. */
const group = 100;

/** Defines `authority list`. */
export function defineAuthorityList(command: Command, { text, perform }: Definition): void {
  command
    .description(text("authority.list"))
    .option("--under <authority>", text("authority.under"))
    .option("--region <division>", text("authority.within"))
    .option("--at <time>", text("authority.at"), parseAt)
    .action((options: ListOptions) => perform((invocation) => listAuthorities(options, invocation)));
}

async function listAuthorities({ under, region, at }: ListOptions, invocation: Invocation): Promise<CommandResult> {
  const division = region === undefined ? undefined : parseDivisionCode(region, "--region").code;
  return withClient(loadConfig({ say: invocation.note }), undefined, invocation, async (client) => {
    const top = under === undefined ? null : (await requireAuthority(client, under, at)).number;
    const all = await readAll(client, at);
    const listed = below(all, top).filter(
      (authority) => division === undefined || divisionContains(division, authority.region),
    );
    const { text } = invocation;
    return {
      exitCode: exitCodes.done,
      data: { count: listed.length, total: all.length, authorities: listed.map(authorityData) },
      output: [
        authoritiesTable(listed, invocation),
        "",
        text("authority.listed", { count: listed.length, total: all.length }),
      ].join("\n"),
    };
  });
}

async function readAll(client: Client, block: BlockParameter | undefined): Promise<readonly Authority[]> {
  const at = block === undefined ? {} : { block };
  const count = await getAuthorityCount(client, at);
  const authorities: Authority[] = [];
  for (let first = 1; first <= count; first += group) {
    const numbers = Array.from({ length: Math.min(group, count - first + 1) }, (_, position) => first + position);
    const read = await Promise.all(numbers.map((authority) => getAuthority(client, { authority, ...at })));
    authorities.push(...read.filter((authority) => authority !== null));
  }
  return authorities;
}

/** An authority and all below it, each before its own sub-authorities; the whole tree for `null`. */
function below(all: readonly Authority[], top: number | null): readonly Authority[] {
  const children = Map.groupBy(all, ({ parent }) => parent);
  const branch = (authority: Authority): readonly Authority[] => [
    authority,
    ...(children.get(authority.number) ?? []).flatMap(branch),
  ];
  const roots = top === null ? (children.get(null) ?? []) : all.filter(({ number }) => number === top);
  return roots.flatMap(branch);
}

function authoritiesTable(authorities: readonly Authority[], invocation: Invocation): string {
  const { text, language } = invocation;
  const headers = ["number", "authority", "code", "division", "state"] as const;
  const depths = authorities.map(({ depth }) => depth);
  const least = Math.min(...depths);
  return table(
    headers.map((name) => text(`column.${name}`)),
    authorities.map((authority) => [
      String(authority.number),
      "  ".repeat(authority.depth - least) + authorityName(authority, language),
      authority.profile.code,
      authority.region,
      stateText(authority, invocation),
    ]),
  );
}
