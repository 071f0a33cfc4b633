/**
 * What Besu's own image sets of its options by the environment: each `ENV BESU_…` of docker/Dockerfile at 26.8.0 but for
 * BESU_USER_NAME, which is no option. To be compared with that file when another version is pinned.
 */
export const imageEnvironment: Readonly<Record<string, string>> = {
  BESU_RPC_HTTP_HOST: "0.0.0.0",
  BESU_RPC_WS_HOST: "0.0.0.0",
  BESU_GRAPHQL_HTTP_HOST: "0.0.0.0",
  BESU_PID_PATH: "/tmp/pid",
};
