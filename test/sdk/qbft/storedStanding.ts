import { dayOf, type Client, type LicenseId, type Standing } from "@elicense/sdk";

import { mappings, slotOf, type MappingName } from "../../../sdk/src/qbft/storage.js";
import { keyOf, standingOfWords } from "../../../sdk/src/qbft/words.js";
import { toWord } from "../../../sdk/src/licenses/word.js";
import { timeOf } from "../stage.js";

/** Where a license stands by the words that the registries store of it, read without proof. */
export async function storedStanding(client: Client, id: LicenseId): Promise<Standing> {
  const read = async (mapping: MappingName, key: string): Promise<bigint> => {
    const { address } = client.deployment.contracts[mappings[mapping].contract];
    return BigInt(await client.provider.getStorage(address, slotOf(mapping, key)));
  };
  const [license, book, schedule] = await Promise.all([read("licenses", id), read("books", id), read("schedules", id)]);
  const keyStanding = await read("keyStandings", `0x${toWord(keyOf(license))}`);
  return standingOfWords(id, { license, book, schedule, keyStanding }, dayOf(await timeOf(client)));
}
