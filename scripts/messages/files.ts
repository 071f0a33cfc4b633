import type { Text } from "@elicense/sdk";

/** What is said of files and folders. */
export const filesMessages = {
  "file.unreadable": {
    en: "The file {file} cannot be read ({reason}). Check its name and whether you may read it.",
    zh: "无法读取文件 {file}（{reason}）。请核对文件名及读取权限。",
  },
  "file.absent": {
    en: "There is no file {file}. Check its name, and the folder that you are in.",
    zh: "没有文件 {file}。请核对文件名及当前所在文件夹。",
  },
  "file.folder": {
    en: "{file} is a folder, where a file is wanted. Name a file in it.",
    zh: "{file} 是文件夹，此处须为文件。请指定其中的文件。",
  },
  "file.forbidden": {
    en: "You may not read {file}. Ask whoever it belongs to for the right to.",
    zh: "没有读取 {file} 的权限。请向其所有者申请读取权限。",
  },
  "file.noLicense": {
    en: "This is neither a file, for there is none by that name, nor does it name a license. A license is named by its document (such as licenses/1.2.156….json), by its e-license identifier (1.2.156.3005.2. and then type, issuer, serial, version and check character, with full stops between them), or by its license id (0x and 64 hexadecimal digits).",
    zh: "所给内容既不是文件（没有此名称的文件），也不是证照的标识。证照可用证照文档（如 licenses/1.2.156….json）、电子证照标识（1.2.156.3005.2. 后接证照类型、颁发机构、流水号、版本号、校验位，以“.”分隔）或证照链上标识（0x 加 64 位十六进制数字）指明。",
  },
  "file.identifier": {
    en: "There is no file {file}, and an e-license identifier is on no chain. Name the license's document, or its license id (0x and 64 hexadecimal digits).",
    zh: "没有文件 {file}；电子证照标识不上链。请指定该证照的文档，或其链上标识（0x 加 64 位十六进制数字）。",
  },
  "file.notRegular": {
    en: "{file} is a pipe or a device, and no file with a document. Save the document to a file and name that; verify takes documents from standard input, too, named -.",
    zh: "{file} 是管道或设备，不是证照文档文件。请将文档保存为文件后再指定；verify 也可用 - 从标准输入读取文档。",
  },
  "file.exists": {
    en: "The file {file} is there already, and is not overwritten. Choose another name with --out.",
    zh: "文件 {file} 已存在，不会覆盖。请用 --out 另选文件名。",
  },
  "folder.unwritable": {
    en: "Documents cannot be written to {folder} ({reason}). Choose another folder with --out.",
    zh: "无法将证照文档写入 {folder}（{reason}）。请用 --out 另选文件夹。",
  },
  "file.unwritable": {
    en: "{file} cannot be written ({reason}). Choose another file with --out.",
    zh: "无法写入 {file}（{reason}）。请用 --out 另选文件。",
  },
  "folder.empty": {
    en: "There is no document in {folder}: no file whose name ends with .json.",
    zh: "{folder} 中没有证照文档（.json 文件）。",
  },
  "request.malformed": {
    en: "The file {file} is no request for approval. Ask for it again from whoever prepared it.",
    zh: "文件 {file} 不是批准申请，请向申请人重新索取。",
  },
  "request.differs": {
    en: "The file {file} is there already, and asks for something else that was not carried out yet. Have that carried out first; where it is no longer wanted, delete the file. Or choose another folder with --out.",
    zh: "文件 {file} 已存在，其中申请批准的是另一项尚未办理的操作。请先办理该项操作；不再需要的，请删除该文件。也可用 --out 另选文件夹。",
  },
  "license.documentRefused": {
    en: "{file} is not taken for the document of a license of this registry: {reason} If it is another chain's, name the right document, its folder where the command has --documents, or the license id.",
    zh: "{file} 不能作为本登记簿所载证照的文档：{reason}如属于其他链，请指定正确的文档或证照链上标识，或者在命令支持时以 --documents 指明文档所在文件夹。",
  },
} as const satisfies Readonly<Record<string, Text>>;
