import type { Language } from "@elicense/sdk";

interface FaultEntry extends Readonly<Record<Language, { readonly meaning: string; readonly remedy: string }>> {
  /** Set where the structure of the file is in doubt: then no row is issued, whatever was asked for. */
  readonly structural?: true;
}

/** Every fault of a CSV file, with its texts. Codes are append-only: one is never renamed, reused or removed. */
export const csvFaults = {
  CSV_EMPTY: {
    structural: true,
    en: { meaning: "The file is empty.", remedy: "Start it with a line of column names, then one line a row." },
    zh: { meaning: "文件为空。", remedy: "请在第一行填写列名，其后逐行填写数据。" },
  },
  CSV_NO_ROWS: {
    structural: true,
    en: { meaning: "The file has column names and no rows.", remedy: "Add the rows below them, one a line." },
    zh: { meaning: "文件只有列名，没有数据行。", remedy: "请在列名下逐行填写。" },
  },
  CSV_ENCODING: {
    en: {
      meaning: "This line is not in {encoding}, as the file is.",
      remedy: "Save the file as “CSV UTF-8” and check its Chinese text.",
    },
    zh: {
      meaning: "文件为 {encoding} 编码，此行不是。",
      remedy: "请将文件另存为“CSV UTF-8”，并核对其中的中文。",
    },
  },
  CSV_LINE_TOO_LONG: {
    en: {
      meaning: "This line is longer than {maximum} bytes.",
      remedy: "Shorten it; where a quotation mark was left open, close it.",
    },
    zh: { meaning: "此行超过 {maximum} 字节。", remedy: "请缩短内容；引号未闭合的，请补全引号。" },
  },
  CSV_QUOTE_OPEN: {
    structural: true,
    en: {
      meaning: "A quotation mark is opened in this line and not closed in it.",
      remedy: "Close it in the same line; a cell cannot contain a line break.",
    },
    zh: { meaning: "此行中的引号没有在本行内闭合。", remedy: "请在同一行内闭合引号；单元格内不能换行。" },
  },
  CSV_QUOTE: {
    en: {
      meaning: "A quotation mark stands where CSV allows none.",
      remedy: "Put the whole cell into quotation marks and double the ones inside, or take them out.",
    },
    zh: { meaning: "引号的位置不符合 CSV 格式。", remedy: "请将整个单元格用引号括起，其中的引号写两次；或删去引号。" },
  },
  CSV_COLUMN_COUNT: {
    en: {
      meaning: "This line has {actual} {actual|cell|cells}, the header has {expected}.",
      remedy: "Compare it with the header; put a cell that contains a comma into quotation marks.",
    },
    zh: {
      meaning: "此行有 {actual} 个单元格，而表头有 {expected} 列。",
      remedy: "请与表头核对；内容含逗号的单元格请用引号括起。",
    },
  },
  CSV_ROW_EMPTY: {
    en: { meaning: "All cells of this line are empty.", remedy: "Take the line out." },
    zh: { meaning: "此行单元格全部为空。", remedy: "请删除此行。" },
  },

  CSV_SAMPLE_ROW: {
    en: {
      meaning: "This line is the template's sample, of somebody who does not exist.",
      remedy: "Take the line out, or enter a license in its place.",
    },
    zh: { meaning: "此行是模板中的示例，所列人员并不存在。", remedy: "请删除此行，或者改填实际证照。" },
  },

  CSV_HEADER_MISSING: {
    structural: true,
    en: {
      meaning: "The first line contains no known column name.",
      remedy: "Start the file with the column names: {columns}.",
    },
    zh: { meaning: "第一行不含任何可识别的列名。", remedy: "请在第一行填写列名：{columns}。" },
  },
  CSV_HEADER_DELIMITER: {
    structural: true,
    en: {
      meaning: "The cells are not separated by commas, semicolons or tabs.",
      remedy: "Save the file as CSV with the comma as separator.",
    },
    zh: { meaning: "单元格不是以逗号、分号或制表符分隔。", remedy: "请将文件另存为以逗号分隔的 CSV。" },
  },
  CSV_COLUMN_MISSING: {
    structural: true,
    en: {
      meaning: "The column is missing.",
      remedy: "Add it to the header, letter by letter or by its title in Chinese, and fill it in every row.",
    },
    zh: { meaning: "缺少此列。", remedy: "请在表头中添加该列名或其中文名称（注意大小写），并逐行填写。" },
  },
  CSV_COLUMN_UNKNOWN: {
    structural: true,
    en: {
      meaning: "The name of this column is not known.",
      remedy: "Correct it, or take the column out. Known are: {columns}.",
    },
    zh: { meaning: "无法识别此列的列名。", remedy: "请更正列名或删除此列。可用的列名：{columns}。" },
  },
  CSV_COLUMN_DUPLICATE: {
    structural: true,
    en: {
      meaning: "There are several columns of this name, or of its title; the later one is column {letter}.",
      remedy: "Keep the right one and take the other out.",
    },
    zh: { meaning: "此列名或其中文名称重复出现，后一处为 {letter} 列。", remedy: "请保留正确的一列，删除另一列。" },
  },

  CSV_CELL_EMPTY: {
    en: { meaning: "The cell is empty.", remedy: "Fill it in: every row needs this." },
    zh: { meaning: "单元格为空。", remedy: "此项为必填，请填写。" },
  },
  CSV_CELL_TOO_LONG: {
    en: {
      meaning: "The cell has {length} characters, more than the {maximum} that are accepted.",
      remedy: "Compare it with the license; a file or picture does not belong here.",
    },
    zh: {
      meaning: "单元格有 {length} 个字符，超过上限 {maximum} 个。",
      remedy: "请与证照核对；此处不能放入文件或图片。",
    },
  },
  CSV_CELL_CONTROL: {
    en: {
      meaning:
        "Character {position} of the cell is invisible: a control character, a line break or a mark of direction.",
      remedy: "Delete it, or type the cell anew.",
    },
    zh: {
      meaning: "单元格第 {position} 个字符是控制符、换行符等不可见字符。",
      remedy: "请删除该字符，或重新录入此单元格。",
    },
  },
  CSV_CELL_FORMULA: {
    en: {
      meaning: "The cell starts like a formula, which a spreadsheet would carry out.",
      remedy: "Enter the value itself; it cannot begin with =, +, - or @.",
    },
    zh: {
      meaning: "单元格以公式符号开头，会被电子表格当作公式执行。",
      remedy: "请填写内容本身，不能以 =、+、- 或 @ 开头。",
    },
  },
  CSV_CELL_SPACE: {
    en: {
      meaning: "The cell begins or ends with a space.",
      remedy: "Delete the space: it would become part of the license.",
    },
    zh: { meaning: "单元格首尾有空格。", remedy: "请删除空格，否则空格会成为证照内容的一部分。" },
  },
  CSV_CELL_CHOICE: {
    en: { meaning: "The cell is none of the values allowed.", remedy: "Enter one of: {allowed}." },
    zh: { meaning: "单元格的内容不在允许的取值之内。", remedy: "请填写以下之一：{allowed}。" },
  },
  CSV_CELL_FORM: {
    en: {
      meaning: "The cell does not have the form that its column needs ({expected}).",
      remedy: "Compare it with the license.",
    },
    zh: { meaning: "单元格不符合该列的格式要求（{expected}）。", remedy: "请与证照核对。" },
  },
  CSV_DUPLICATE: {
    en: {
      meaning: "Line {other} has the same value in this column.",
      remedy: "Find out which of the two is right, and correct or take out the other.",
    },
    zh: { meaning: "此列的内容与第 {other} 行相同。", remedy: "请查明哪一行正确，并更正或删除另一行。" },
  },

  CSV_REASON_UNKNOWN: {
    en: {
      meaning: "This is no reason for issuing a license of this type.",
      remedy: "Enter one of these codes: {reasons}.",
    },
    zh: { meaning: "此项不是颁发该类证照的事由。", remedy: "请填写以下代码之一：{reasons}。" },
  },
  CSV_REASON_NOT_IN_USE: {
    en: {
      meaning: "The reason {reason} cannot be used for a decision that takes effect on this day.",
      remedy: "Compare the day with the decision; the reason is in use {period}.",
    },
    zh: {
      meaning: "事由 {reason} 不能用于在此日生效的决定。",
      remedy: "请与决定书核对日期；该事由的可用期间为 {period}。",
    },
  },
  CSV_DATE_FUTURE: {
    en: {
      meaning: "The day lies in the future: today is {today}.",
      remedy: "Compare it with the decision; what takes effect later is entered on that day.",
    },
    zh: { meaning: "日期在将来：今天是 {today}。", remedy: "请与决定书核对；尚未生效的，请在生效当日办理。" },
  },
  CSV_DATE_TOO_OLD: {
    en: {
      meaning:
        "The day lies further back than the reason {reason} allows: {days} {days|day|days}, so {earliest} at the earliest.",
      remedy: "Compare it with the decision. A license that exists on paper is entered with the reason IMPORT.",
    },
    zh: {
      meaning: "日期早于事由 {reason} 允许追溯的 {days} 天，最早为 {earliest}。",
      remedy: "请与决定书核对。已有纸质证照的，请使用事由 IMPORT 补录。",
    },
  },
  CSV_REVIEWER_MISSING: {
    en: {
      meaning: "The reason {reason} needs the approval of another authority, and the row names none.",
      remedy: "Enter the unified social credit code of the authority that reviews it, a city's bureau for instance.",
    },
    zh: {
      meaning: "事由 {reason} 须经另一机构批准，而此行没有填写审查机构。",
      remedy: "请填写审查机构（例如所在市的司法局）的统一社会信用代码。",
    },
  },
  CSV_REVIEWER_NOT_NEEDED: {
    en: {
      meaning: "No other authority reviews a license of the reason {reason}.",
      remedy:
        "Leave the cell empty; where a second pair of eyes is needed, another key of the issuing authority approves.",
    },
    zh: {
      meaning: "事由 {reason} 不由其他机构审查。",
      remedy: "请将此项留空；需要复核的，由颁发机构的第二把密钥批准。",
    },
  },
  CSV_REVIEWER_ISSUER: {
    en: {
      meaning: "The reviewer is the issuing authority itself, and the reason {reason} needs another one.",
      remedy: "Enter the unified social credit code of another authority.",
    },
    zh: {
      meaning: "审查机构就是颁发机构自己，而事由 {reason} 须由另一机构批准。",
      remedy: "请填写另一机构的统一社会信用代码。",
    },
  },
  CSV_HOLDER: {
    en: {
      meaning: "This is not an account's address, or its capital letters do not fit: these are its checksum.",
      remedy: "Copy it whole (0x and 40 hexadecimal digits), or leave it empty for the authority's custody.",
    },
    zh: {
      meaning: "此项不是账户地址，或其大小写校验不符。",
      remedy: "请完整复制（0x 加 40 位十六进制数字）；由颁发机构代管的，请留空。",
    },
  },
  CSV_HOLDER_CUSTODY: {
    en: {
      meaning: "This account stands for an authority's custody, and nobody has a key for it.",
      remedy: "Enter the holder's own account, or leave the cell empty for the custody of the issuing authority.",
    },
    zh: {
      meaning: "此账户代表某机构代管，无人持有其密钥。",
      remedy: "请填写持证人自己的账户；由颁发机构代管的，请留空。",
    },
  },
  CSV_AREA_OUTSIDE: {
    en: {
      meaning: "The division does not lie within {region}, the one of the issuing authority.",
      remedy: "Correct the division, or leave the license to the authority that is competent there.",
    },
    zh: {
      meaning: "该行政区划不在颁发机构的行政区划 {region} 之内。",
      remedy: "请更正行政区划代码，或由对该地区有管辖权的机构颁发。",
    },
  },

  CSV_REVIEWER_UNKNOWN: {
    en: {
      meaning: "The chain has no active authority with this code.",
      remedy: "Compare the code with the register of authorities.",
    },
    zh: { meaning: "链上没有使用此代码且在启用中的机构。", remedy: "请与机构名录核对该代码。" },
  },
  CSV_REVIEWER_NOT_ACCREDITED: {
    en: {
      meaning: "The authority is not accredited to review licenses of this type.",
      remedy: "Name the authority that is, or have this one accredited by the authority above it.",
    },
    zh: {
      meaning: "该机构没有审查此类证照的权限。",
      remedy: "请填写有审查权限的机构，或由其上级机构授予该权限。",
    },
  },
  CSV_REVIEWER_OUTSIDE: {
    en: {
      meaning: "The authority is competent in {region}, and the license's division does not lie within it.",
      remedy: "Name the authority that is competent there, or correct the division.",
    },
    zh: {
      meaning: "该机构的行政区划为 {region}，证照的行政区划不在其范围内。",
      remedy: "请填写对该地区有管辖权的审查机构，或更正行政区划代码。",
    },
  },
  CSV_HOLDER_DIFFERS: {
    en: {
      meaning: "This license was issued already, to another holder.",
      remedy: "Correct the holder, or leave the line out: a license is issued once.",
    },
    zh: { meaning: "该证照已经颁发，但持证账户不同。", remedy: "请更正持证账户，或删除此行：同一证照只颁发一次。" },
  },
  CSV_DOCUMENT_DIFFERS: {
    en: {
      meaning: "The output folder has a document of this identifier with other content, or of another deployment.",
      remedy: "If the license was issued with a mistake, do not issue it again; else choose another folder with --out.",
    },
    zh: {
      meaning: "输出文件夹中已有同一电子证照标识的文档，但内容或所属部署不同。",
      remedy: "证照颁发有误的，请勿重复颁发；否则请用 --out 另选文件夹。",
    },
  },
  CSV_FORMAT: {
    structural: true,
    en: {
      meaning: "The file is neither CSV nor XLSX nor NDJSON: an old .xls, a workbook with a password, or another kind.",
      remedy: "Open it and save it as “CSV UTF-8” or as .xlsx without a password.",
    },
    zh: {
      meaning: "文件不是 CSV、XLSX 或 NDJSON：可能是旧版 .xls、加密的工作簿或其他格式。",
      remedy: "请打开后另存为“CSV UTF-8”或不加密的 .xlsx。",
    },
  },
  CSV_XLSX_DAMAGED: {
    structural: true,
    en: { meaning: "The workbook is damaged and cannot be read.", remedy: "Open it, save it anew, and try again." },
    zh: { meaning: "工作簿已损坏，无法读取。", remedy: "请打开后重新保存，再试一次。" },
  },
  CSV_XLSX_TOO_LARGE: {
    structural: true,
    en: {
      meaning: "The workbook is too large to be read as a whole.",
      remedy: "Save its sheet as “CSV UTF-8”, which may have any size.",
    },
    zh: { meaning: "工作簿过大，无法整体读取。", remedy: "请将工作表另存为“CSV UTF-8”，其大小不限。" },
  },
  CSV_JSON: {
    en: {
      meaning: "This line is not one JSON object.",
      remedy: "Write one object a line, its members named as the columns are.",
    },
    zh: { meaning: "此行不是一个 JSON 对象。", remedy: "请每行写一个对象，成员名与列名相同。" },
  },
  CSV_JSON_NAME_REPEATED: {
    en: { meaning: "The object has two members of one name.", remedy: "Keep the right one and take the other out." },
    zh: { meaning: "对象中有两个同名成员。", remedy: "请保留正确的一个，删除另一个。" },
  },
  CSV_JSON_NUMBER: {
    en: {
      meaning: "The object has a number that programs read differently.",
      remedy: "Write it in its shortest form, and identifiers as text in quotation marks.",
    },
    zh: {
      meaning: "对象中有各程序读法不一的数值。",
      remedy: "请用最短形式书写数值；证号等标识请写成带引号的文本。",
    },
  },
  CSV_JSON_TEXT: {
    en: {
      meaning: "The object has text that is not in Unicode's composed form, or is damaged.",
      remedy: "Export it anew in UTF-8 and Unicode's form NFC.",
    },
    zh: {
      meaning: "对象中有不符合 Unicode NFC 形式或已损坏的文本。",
      remedy: "请以 UTF-8、Unicode NFC 形式重新导出。",
    },
  },
  CSV_JSON_VALUE: {
    en: { meaning: "The value is of a kind that this column does not have.", remedy: "Compare it with the template." },
    zh: { meaning: "取值的类型与此列不符。", remedy: "请与模板核对。" },
  },
  CSV_CELL_CHARACTER: {
    en: {
      meaning: "Character {position} of the cell is damaged or means something on one machine only.",
      remedy: "Type it anew; a rare character may need the one that Unicode has for it.",
    },
    zh: {
      meaning: "单元格第 {position} 个字符已损坏，或为仅本机可识别的造字。",
      remedy: "请重新录入；生僻字请使用 Unicode 中的正式编码。",
    },
  },
  CSV_CELL_MARKS: {
    en: { meaning: "A letter of the cell has more than 30 combining marks.", remedy: "Type the cell anew." },
    zh: { meaning: "单元格中某字母带有 30 个以上的组合符号。", remedy: "请重新录入此单元格。" },
  },
  CSV_CELL_ERROR: {
    en: { meaning: "The cell has a spreadsheet's error, such as #N/A.", remedy: "Enter the value itself." },
    zh: { meaning: "单元格为电子表格的错误值，例如 #N/A。", remedy: "请填写内容本身。" },
  },
  CSV_CELL_NUMBER: {
    en: {
      meaning: "The cell is a number, of which a spreadsheet keeps neither zeros in front nor more than 15 digits.",
      remedy: "Format the column as text and enter the value again.",
    },
    zh: {
      meaning: "单元格为数值，电子表格不保留前导零，也只保留 15 位数字。",
      remedy: "请将此列设为文本格式，再重新录入。",
    },
  },
  CSV_CELL_DAY: {
    en: {
      meaning: "The spreadsheet has taken what was typed for a day, and this column has none.",
      remedy: "Format the column as text and enter the value again.",
    },
    zh: { meaning: "电子表格已将录入的内容转成日期，而此列不是日期。", remedy: "请将此列设为文本格式，再重新录入。" },
  },
  CSV_CELL_DAY_NUMBER: {
    en: {
      meaning: "The cell is a number and not a day.",
      remedy: "Format the column as date, or enter the day as 2026-03-01.",
    },
    zh: { meaning: "单元格为数值，不是日期。", remedy: "请将此列设为日期格式，或按 2026-03-01 填写。" },
  },
  CSV_CELL_TIME: {
    en: { meaning: "The cell has a time of day besides the day.", remedy: "Enter the day alone." },
    zh: { meaning: "单元格除日期外还有时间。", remedy: "请只填写日期。" },
  },
  CSV_CELL_LOGICAL: {
    en: { meaning: "The cell is TRUE or FALSE, and this column has no such value.", remedy: "Enter the value itself." },
    zh: { meaning: "单元格为 TRUE 或 FALSE，而此列没有这种取值。", remedy: "请填写内容本身。" },
  },
  CSV_CELL_WHOLE: {
    en: {
      meaning: "The cell is no whole number.",
      remedy: "Enter digits alone, without zeros in front, separators or a unit.",
    },
    zh: { meaning: "单元格不是整数。", remedy: "请只填写数字，不带前导零、分隔符或单位。" },
  },
  CSV_CELL_LIST: {
    en: {
      meaning: "The cell has an empty item, or a comma of which it cannot be told whether it separates two items.",
      remedy: "Separate items by ； or 、, and use no comma.",
    },
    zh: {
      meaning: "单元格有空项，或有无法判断是否为分隔的逗号。",
      remedy: "各项之间请用“；”或“、”分隔，不要使用逗号。",
    },
  },
  CSV_CELL_UNWANTED: {
    en: {
      meaning: "With the other cells of this row, a license has no such value.",
      remedy: "Leave the cell empty, or correct what it contradicts.",
    },
    zh: { meaning: "按此行其他内容，证照不应有此项。", remedy: "请将此项留空，或更正与之矛盾的内容。" },
  },
  CSV_VALIDITY: {
    en: {
      meaning:
        "The license would be valid for {days} {days|day|days}, both ends counted; the reason {reason} allows {minimum} to {maximum}.",
      remedy: "Compare both days with the license.",
    },
    zh: {
      meaning: "有效期首尾均计为 {days} 天，而事由 {reason} 允许 {minimum} 至 {maximum} 天。",
      remedy: "请与证照核对起止日期。",
    },
  },
  CSV_VERSION_RANGE: {
    en: {
      meaning: "There is no such version: versions go from 1 to {maximum}.",
      remedy: "Compare it with the license.",
    },
    zh: { meaning: "没有这样的版本：版本为 1 至 {maximum}。", remedy: "请与证照核对。" },
  },
  CSV_VERSION_NOT_NEW: {
    en: {
      meaning: "A license that is issued for the reason {reason} is new, and so of version 1.",
      remedy: "Leave the cell empty. What exists on paper is entered by import; a new version of a license by reissue.",
    },
    zh: {
      meaning: "以事由 {reason} 颁发的是新证照，只能为版本 1。",
      remedy: "请将此项留空。既有纸质证照请用 import 补录；换发新版本请用 reissue。",
    },
  },
  CSV_REASON_NOT_IMPORT: {
    en: {
      meaning: "A license that exists on paper is entered for the reason {reason} alone.",
      remedy: "Leave the cell empty, or issue what is new by issue.",
    },
    zh: { meaning: "既有纸质证照只能以事由 {reason} 入链。", remedy: "请将此项留空；新证照请用 issue 颁发。" },
  },
  CSV_SANCTION_NONE: {
    structural: true,
    en: {
      meaning: "The catalog of this license type has no reason for which a sanction is entered from paper.",
      remedy: "Enter the licenses without it, and ask the type's definer for such a reason.",
    },
    zh: {
      meaning: "该类证照的目录中没有补录处罚的事由。",
      remedy: "请不带处罚导入证照，并请该类证照的定义机构增设事由。",
    },
  },
  CSV_SANCTION_REASON_UNKNOWN: {
    en: {
      meaning: "This is no reason for which a sanction is entered from paper.",
      remedy: "Enter one of these codes: {reasons}.",
    },
    zh: { meaning: "此项不是补录处罚的事由。", remedy: "请填写以下代码之一：{reasons}。" },
  },
  CSV_SANCTION_SERIAL_UNKNOWN: {
    en: {
      meaning: "No license of the file of licenses has this serial.",
      remedy: "Correct the serial, or add the license. A sanction on a license of the chain has commands of its own.",
    },
    zh: {
      meaning: "证照文件中没有此流水号。",
      remedy: "请更正流水号，或在证照文件中补上该证照。对链上已有证照的处罚请用相应命令办理。",
    },
  },
  CSV_SANCTION_APPROVAL: {
    en: {
      meaning: "The reason {reason} needs the approval of another authority, which this file cannot name.",
      remedy: "Take the line out, and carry it out by its own command with --approver right after the import.",
    },
    zh: {
      meaning: "事由 {reason} 须经另一机构批准，而此文件无法指定批准机构。",
      remedy: "请删除此行，导入后立即用相应命令并以 --approver 指定批准机构办理。",
    },
  },
  CSV_SANCTION_TOO_OLD: {
    en: {
      meaning:
        "The day lies further back than the reason {reason} allows: {days} {days|day|days}, so {earliest} at the earliest.",
      remedy:
        "Compare it with the decision; what does not stand any more may be entered for a reason that only notes it.",
    },
    zh: {
      meaning: "日期早于事由 {reason} 允许追溯的 {days} 天，最早为 {earliest}。",
      remedy: "请与决定书核对；已不再有效的，可用仅作记载的事由补录。",
    },
  },
  CSV_SANCTION_BEFORE_LICENSE: {
    en: {
      meaning: "The license took effect on {effectiveOn} only, so the reason {reason} cannot have ended it before.",
      remedy: "Compare both days with the decision and the license.",
    },
    zh: {
      meaning: "证照自 {effectiveOn} 起才生效，不可能在此之前因事由 {reason} 终止。",
      remedy: "请与决定书和证照核对两个日期。",
    },
  },
  CSV_SANCTION_THROUGH_MISSING: {
    en: {
      meaning: "The reason {reason} needs the last day, and the row gives none.",
      remedy: "Enter it: that day still counts.",
    },
    zh: { meaning: "事由 {reason} 须有截止日期，而此行没有填写。", remedy: "请填写截止日期（含当日）。" },
  },
  CSV_SANCTION_THROUGH_UNWANTED: {
    en: { meaning: "The reason {reason} has no last day.", remedy: "Leave the cell empty, or correct the reason." },
    zh: { meaning: "事由 {reason} 没有截止日期。", remedy: "请将此项留空，或更正事由。" },
  },
  CSV_SANCTION_DAYS: {
    en: {
      meaning:
        "It would last {days} {days|day|days}, both ends counted; the reason {reason} allows {minimum} to {maximum}.",
      remedy: "Compare both days with the decision.",
    },
    zh: {
      meaning: "期间首尾均计为 {days} 天，而事由 {reason} 允许 {minimum} 至 {maximum} 天。",
      remedy: "请与决定书核对起止日期。",
    },
  },
  CSV_SANCTION_REPEATED: {
    en: {
      meaning: "Line {other} has the same sanction: license, reason, decision and day.",
      remedy: "Take one of the two out.",
    },
    zh: { meaning: "与第 {other} 行为同一处罚（证照、事由、文号、日期均相同）。", remedy: "请删除其中一行。" },
  },
  CSV_SANCTION_CONTRADICTS: {
    en: {
      meaning:
        "It cannot stand beside the sanction in line {other}: what has ended is neither suspended nor ended again, and there is one suspension at a time.",
      remedy: "Keep the one that stands. What it took the place of may be entered for a reason that only notes it.",
    },
    zh: {
      meaning: "与第 {other} 行的处罚不能并存：证照终止后不能再停止执业或再次终止，停止执业也不能重叠。",
      remedy: "请保留现行有效的一项；已被取代的，可用仅作记载的事由补录。",
    },
  },
  CSV_SANCTION_EXPIRED: {
    en: {
      meaning: "The license expired on {lastDay}, and the reason {reason} is for one that has not.",
      remedy: "Compare its last day, or take the sanction out.",
    },
    zh: {
      meaning: "证照已于 {lastDay} 到期，事由 {reason} 不能用于已到期的证照。",
      remedy: "请核对证照截止日期，或删除此项处罚。",
    },
  },
} as const satisfies Readonly<Record<string, FaultEntry>>;

/** A frozen code of a fault of a CSV file. */
export type CsvFaultCode = keyof typeof csvFaults;
