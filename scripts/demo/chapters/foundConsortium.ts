import { licenseTypes } from "@elicense/sdk";

import type { Story } from "../Story.js";

/** The departments found a consortium and agree on what can be licensed. */
export async function foundConsortium({ chapter, say, show, text, stage, language, expect }: Story): Promise<void> {
  const { authorities, catalog } = stage.clientOf("anhuiJustice").contracts;
  chapter("foundHeading");
  say("found");
  show(
    ["code", "authority", "region", "may"],
    stage.members.map(({ member, authority }) => [
      String(authority),
      member.name[language],
      String(member.region),
      member.accreditations.flatMap(({ rights }) => rights.map((right) => text(right))).join(text("comma")),
    ]),
  );
  expect("the number of authorities", Number(await authorities.authorityCount()), stage.members.length);

  say("catalog");
  const rows = await Promise.all(
    licenseTypes.map(async ({ number, title }) => {
      const [reasons, uses] = await Promise.all([catalog.reasonsOf(number), catalog.usesOf(number)]);
      return [String(number), title[language], String(reasons.length), String(uses.length)];
    }),
  );
  show(["code", "licenseType", "reasons", "uses"], rows);
  expect("the number of license types", Number(await catalog.typeCount()), licenseTypes.length);
}
