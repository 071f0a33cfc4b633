import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, relative, resolve } from "node:path";

import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import { createNodeResolver, importX } from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

const root = import.meta.dirname;

/** Data flows one way: contracts → typechain-types → sdk → network, scripts, portal. A folder may import from these. */
const directions = {
  sdk: ["sdk", "typechain-types", "schemas", "deployments"],
  scripts: ["scripts", "typechain-types", "schemas", "deployments", "network", "plugins"],
  network: ["network"],
  portal: ["portal"],
};

/** Packages that a folder may import; a folder that is not named may import any. */
const packages = {
  // What is published must bring all that it imports, and must run in a browser; `imports` has each platform's own.
  sdk: ["imports", "dependencies", "peerDependencies"].flatMap((member) => Object.keys(readManifest("sdk")[member])),
  // What a machine's files and its node are, and no more: the program around it is scripts'.
  network: ["@elicense/sdk", "ethers", "node:*"],
  portal: ["@elicense/sdk"],
};

/** Where types may come from, values must come from the interfaces: the other factories carry bytecode. */
const interfaceFactory = /\/factories\/(?:.*\/)?I[A-Z]\w*__factory(?:\.js)?$/;

/** @type {import("eslint").Rule.RuleModule} */
const importDirections = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      folder:
        "{{from}}/ must not import {{to}}/: data flows contracts → typechain-types → sdk → network, scripts, portal.",
      package: "{{from}}/ must not import {{to}}: of packages it may import {{allowed}}.",
      bytecode: "{{from}}/ must not import bytecode: take types, or the factory of an interface from its own file.",
      sdkByName: 'Import the SDK by its name, "@elicense/sdk": what is inside it may change.',
    },
  },
  create(context) {
    const from = folderOf(context.filename);

    return {
      ImportDeclaration: (node) => check(node.source, node.importKind === "type"),
      ExportNamedDeclaration: (node) => check(node.source, node.exportKind === "type"),
      ExportAllDeclaration: (node) => check(node.source, node.exportKind === "type"),
      ImportExpression: (node) => check(node.source, false),
      TSImportType: (node) => check(node.source, true),
    };

    function check(node, typeOnly) {
      if (typeof node?.value !== "string") return;
      const report = (messageId, data) => context.report({ node, messageId, data: { from, ...data } });

      if (!node.value.startsWith(".")) {
        const name = packageOf(node.value);
        const allowed = packages[from];
        const known = allowed?.includes(name) || (allowed?.includes("node:*") && name.startsWith("node:"));
        if (allowed && !known) report("package", { to: name, allowed: allowed.join(", ") });
        return;
      }

      const file = resolve(dirname(context.filename), node.value);
      const to = folderOf(file);
      if (from === "scripts" && to === "sdk") report("sdkByName");
      // A script belongs to the project, and may read its package.json; what is packed may not.
      else if (from === "scripts" && dirname(file) === root) return;
      // Only tests reach into scripts/, which is nobody's library.
      else if (directions[from] ? !directions[from].includes(to) : to === "scripts" && from !== "test") {
        report("folder", { to });
      } else if (from === "sdk" && to === "typechain-types" && !typeOnly && !interfaceFactory.test(file)) {
        report("bytecode");
      }
    }
  },
};

/** Syntax that the house does without. */
const banned = {
  enum: { selector: "TSEnumDeclaration", message: "Use a union of literals: an enum is neither a type nor a value." },
  only: {
    selector: 'MemberExpression[object.name=/^(describe|it)$/][property.name="only"]',
    message: "The other tests would not run.",
  },
  bareError: {
    selector: "ThrowStatement > NewExpression[callee.name=/^(Type|Range)?Error$/]",
    message: "Throw an ElicenseError: programs branch on its code.",
  },
};

export default defineConfig(
  globalIgnores([".elicense/", "typechain-types/", "artifacts/", "cache/", "coverage/", "**/dist/"]),
  js.configs.recommended,
  {
    plugins: { "import-x": importX, elicense: { rules: { "import-directions": importDirections } } },
    settings: {
      "import-x/parsers": { "@typescript-eslint/parser": [".ts"] },
      // An import names the file as it will be run: .js stands for .ts.
      "import-x/resolver-next": [createNodeResolver({ extensionAlias: { ".js": [".ts", ".js"] } })],
    },
    rules: {
      "elicense/import-directions": "error",
      // What a package imports is its own affair, and takes a fifth of the time.
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "import-x/no-duplicates": ["error", { "prefer-inline": true }],
      "no-restricted-exports": ["error", { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
      "no-restricted-syntax": ["error", banned.enum],
      eqeqeq: "error",
    },
  },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      // A void arrow as short as its call reads well; a number in a text is no accident.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // What the house spreads are codes and numbers, which are read by code point.
      "@typescript-eslint/no-misused-spread": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Leaving a member out of an object means naming it.
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      // It asks for the very assertion that no-non-null-assertion refuses.
      "@typescript-eslint/non-nullable-type-assertion-style": "off",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ["**/*.js", "**/*.mjs"],
    languageOptions: { globals: { console: "readonly", process: "readonly", URL: "readonly" } },
  },
  {
    // Tools ask for a default export here.
    files: ["**/*.config.{js,ts}"],
    rules: { "no-restricted-exports": "off" },
  },
  {
    files: ["sdk/**/*.ts"],
    rules: {
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "no-console": "error",
      "no-restricted-globals": [
        "error",
        ...["process", "Buffer", "global", "require", "__dirname", "setImmediate"].map((name) => ({
          name,
          message: "The SDK also runs in browsers, and takes all that it needs as arguments.",
        })),
      ],
      "no-restricted-properties": ["error", { object: "globalThis", property: "process" }],
      "no-restricted-syntax": ["error", banned.enum, banned.bareError],
    },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      // Chai's assertions are properties, and a test knows what its fixture holds.
      "@typescript-eslint/no-unused-expressions": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "no-restricted-syntax": ["error", banned.enum, banned.only],
    },
  },
);

/** The folder of the project's root that a file stands in, or "" for the root itself. */
function folderOf(file) {
  const path = relative(root, file).split("/");
  return path.length === 1 ? "" : path[0];
}

/** `ethers` for `ethers/hash`, `@scope/name` for `@scope/name/part`, `node:fs` for `fs`. */
function packageOf(specifier) {
  if (isBuiltin(specifier)) return specifier.startsWith("node:") ? specifier : `node:${specifier}`;
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function readManifest(folder) {
  return JSON.parse(readFileSync(resolve(root, folder, "package.json"), "utf8"));
}
