import type { Text } from "@elicense/sdk";

/** What is said of files and folders. */
export const filesMessages = {
  "file.unreadable": {
    en: "The file {file} cannot be read ({reason}). Check its name and whether you may read it.",
    zh: "无法读取文件 {file}（{reason}）。请核对文件名及读取权限。",
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
