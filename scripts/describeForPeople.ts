import {
  describeError,
  ElicenseError,
  errorOf,
  licenseTypes,
  type ErrorCode,
  type ErrorDetails,
  type Language,
  type Text,
} from "@elicense/sdk";

import { developmentUrl } from "./development.js";
import { listsIn } from "./output/listsIn.js";

const nobody: Text = { en: "nobody answers there", zh: "该地址无应答" };
const noWay: Text = { en: "no way leads there", zh: "网络不通" };
const noName: Text = { en: "no machine of that name was found", zh: "找不到该主机名" };
const brokenOff: Text = { en: "the connection was broken off", zh: "连接中断" };
const late: Text = { en: "no answer came in time", zh: "超时未答复" };

/** What the system's codes for a failed connection mean, to whom they say nothing. */
const connectionFaults: Readonly<Record<string, Text>> = {
  ECONNREFUSED: nobody,
  EHOSTUNREACH: noWay,
  ENETUNREACH: noWay,
  EAI_AGAIN: noName,
  ENOTFOUND: noName,
  ECONNABORTED: brokenOff,
  ECONNRESET: brokenOff,
  EPIPE: brokenOff,
  UND_ERR_SOCKET: brokenOff,
  ETIMEDOUT: late,
  TIMEOUT: late,
  UND_ERR_BODY_TIMEOUT: late,
  UND_ERR_CONNECT_TIMEOUT: late,
  UND_ERR_HEADERS_TIMEOUT: late,
};

const startChain: Text = {
  en: " If that is the development chain, start it by `npm run chain`, which goes on running in a terminal of its own.",
  zh: "如果是开发链，请在另一终端用 `npm run chain` 启动，并保持运行。",
};

/** Errors of a reason of the catalog, which people know by its code, and the registry by its number. */
const reasonErrors: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "LICENSE_CATALOG_REASON_NOT_IN_USE",
  "LICENSE_CATALOG_STATUS_NOT_ALLOWED",
  "LICENSE_CATALOG_UNDER_INVESTIGATION",
  "LICENSE_CATALOG_WRONG_ACTION",
]);

/**
 * Says what happened and what to do, as {@link describeError} does, for people at a command line: a connection's fault in words
 * beside the system's code, a reason by its code, lists as the language joins them, and how the development chain is started where
 * its node was asked in vain.
 */
export function describeForPeople(error: unknown, language: Language): string {
  if (!(error instanceof ElicenseError)) return describeError(error, language);
  const { code, details } = error;
  const words = { ...connectionWords(details, language), ...reasonWords(code, details) };
  const told = errorOf(code, { ...listsIn(details, language), ...words });
  const isDevelopment = code === "NODE_UNREACHABLE" && details.url === developmentUrl;
  return describeError(told, language) + (isDevelopment ? startChain[language] : "");
}

function connectionWords({ reason }: ErrorDetails, language: Language): ErrorDetails {
  if (typeof reason !== "string" || !Object.hasOwn(connectionFaults, reason)) return {};
  const words = connectionFaults[reason]?.[language] ?? "";
  return { reason: `${words}${language === "zh" ? "，" : ", "}${reason}` };
}

/** The code of the reason that an error names by its number; nothing of one that is not in this catalog. */
function reasonWords(code: ErrorCode, details: ErrorDetails): ErrorDetails {
  if (!reasonErrors.has(code)) return {};
  const type = licenseTypes.find(({ number }) => number === Number(details.licenseType));
  const reason = type?.reasons.find(({ number }) => number === Number(details.number));
  return reason === undefined ? {} : { number: reason.code };
}
