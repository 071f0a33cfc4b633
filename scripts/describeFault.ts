import { describeError, ElicenseError, errorOf, type Language, type Text } from "@elicense/sdk";

import { developmentUrl } from "./development.js";

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
  en: " The development chain is started by `npm run chain`, which goes on running in a terminal of its own.",
  zh: "开发链请在另一终端用 `npm run chain` 启动，并保持运行。",
};

/**
 * Says what happened and what to do, as {@link describeError} does, for people at a command line: a connection's fault in words
 * beside the system's code, and how the development chain is started where its node was asked in vain.
 */
export function describeFault(error: unknown, language: Language): string {
  if (!(error instanceof ElicenseError)) return describeError(error, language);
  const { reason, url } = error.details;
  const fault =
    typeof reason === "string" && Object.hasOwn(connectionFaults, reason) ? connectionFaults[reason] : undefined;
  const told =
    fault === undefined
      ? error
      : errorOf(error.code, { ...error.details, reason: withCode(fault, String(reason), language) });
  const isDevelopment = error.code === "NODE_UNREACHABLE" && url === developmentUrl;
  return describeError(told, language) + (isDevelopment ? startChain[language] : "");
}

function withCode(fault: Text, code: string, language: Language): string {
  return language === "zh" ? `${fault.zh}，${code}` : `${fault.en}, ${code}`;
}
