// Written by `npm run release:code` from what the compiler made of contracts/; never edited.
import type { Release } from "./Release.js";

/** Releases whose code this package knows, the newest last. */
export const releases: readonly Release[] = [
  {
    version: "0.1.0",
    contracts: {
      accessManager: {
        creation: "0xdc61d2564f321fd4240eea1b1625102a2cdb711c13133a47de319766e0822581",
        runtime: "0x83c5ebf2039eb0f8f722d7ebf1c577c125d556b61a563e8866f016085bd7179a",
        immutables: {},
        abi: "0x1fb2440b69e2ab795a9e6a99f49b6985eb3ffc1e675b6564314b63e9d3d5fce7",
      },
      authorityRegistry: {
        creation: "0xc622a2c03226b0a33235567475ea2f17d161c35e11d55e8a88efb9c352939744",
        runtime: "0x41aa8910f5aba39f349ddcaca442d5773ba22ffa06083949312f588937cde4b4",
        immutables: {},
        abi: "0x548e40ddb448fdd748279baf1f0b96806a7b5647106b0dd74e2620fdd199bd0e",
      },
      licenseCatalog: {
        creation: "0x263a5e1918cee50263e8983db8e8edceade31a864fc6cefcfe9872de0177343e",
        runtime: "0x991e0381770a78b1a8163f4e149e6d4bc4f9f57921b020ed5662c0544475d52f",
        immutables: {},
        abi: "0xbdcb114cf84e41647248aa07cac1fc8b6caa879c9c2133dd19b52234f8b0c84b",
      },
      licenseDescriptor: {
        creation: "0x7b0d16bbe0abce110bd89820b9ae8f602640d7dd4ea4292e0fb28ea3eb8193a9",
        runtime: "0x985eebdb57dd98a44949daf9e5e8845bf558ae9273f3606e2c8cef0edbbd5c52",
        immutables: {},
        abi: "0xf1e259f2a6a5a707962dd51c62bcfac8923d8a5240c5d7cb9529303dceeded82",
      },
      licenseRegistry: {
        creation: "0xc444898b1d20704c109d3f90431212fc952081134a6af853d2d09c8789ef0770",
        runtime: "0xf4d7d81ed3d72e4eb842b8575074c09bdc76fd12bf95e36e61b0ac0571cdf792",
        immutables: {
          authorities: [7893, 8756, 14171, 14947, 15819, 19163],
          catalog: [10781, 14431, 15276],
          descriptor: [805, 7813],
        },
        abi: "0xafb08d06165bcd29f3c1f16e5ec026a02507ce220c1b87f5f3369ccd6524305a",
      },
      accessLog: {
        creation: "0xa328a2e3bdbbfd920aa7e480b7a5390d819a799d42981f9b52b0b105e8123b19",
        runtime: "0x3648963ccab7d0d085af3cad83c276191e73cec1731a05a8a9ec03dcaaa46557",
        immutables: {
          _cachedDomainSeparator: [13516],
          _cachedChainId: [13705],
          _cachedThis: [13469],
          _hashedName: [13595],
          _hashedVersion: [13633],
          _name: [2350],
          _version: [2391],
          authorities: [806, 4189, 5743, 6084, 8781, 10853, 12669],
          catalog: [604, 4013, 5460, 6164],
          licenses: [1537, 8542],
        },
        abi: "0x186dda667a6bc94ca1ff0540ecc13d14a951f212c7cec9ad4de89c75fafb671f",
      },
      p256Verifier: {
        creation: "0x24c633ecda9c592e332aef4800da826e41414375a78f457d856d0cbfa8f95477",
        runtime: "0x5ac63ac33b4c3eeeb689c458b0d282deadb1f2e78104563d10643737f7098186",
        immutables: {},
        abi: "0xcda5d816fe6d4e1072747308ee39e62b626aa70f0e683ec83df5a1e966073715",
      },
      webAuthnVerifier: {
        creation: "0x91e611f8311f7206989fdf3cf2d6414176dc26be0b5e1f22efc5dbcae2532c79",
        runtime: "0xc55b959dcef8a4f46bcb10acee229253d402e5ebd0d58e29e5ba60a721670f3d",
        immutables: {},
        abi: "0xcda5d816fe6d4e1072747308ee39e62b626aa70f0e683ec83df5a1e966073715",
      },
    },
  },
];
