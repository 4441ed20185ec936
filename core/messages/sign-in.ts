/** Words for signing in: the questions Git and SSH have for the author, and the page of the settings that lists what is kept. */
export const signInWords = {
  account: {
    title: 'Sign in to {host}',
    lead: 'Git asks who you are there.',
    username: 'User name',
    secret: 'Password or token',
    token: 'Token',
    verb: 'Sign in',
    wrong: '{host} did not accept that. Nothing was sent. Check the name and the token, then try again.',
    expired: 'What was kept for {host} is not accepted any more, so it was forgotten. Sign in again.',
    elsewhere:
      '{host} is not where your blog lives ({own}); the server there sent Git on to it. Sign in only if you know it.',
    open: 'The connection to {host} is not encrypted: others on the network could read what you enter.',
  },
  /** What kind of token each service wants, and whose name goes with it. */
  help: {
    github:
      'GitHub takes a token here, not your password. Make a fine-grained one for this repository, with “Contents: Read and write”, and use it with your GitHub user name.',
    gitlab:
      'GitLab takes a personal access token, with the scopes read_repository and write_repository. Use it with your GitLab user name.',
    forgejo:
      'Make an access token with “repository: Read and write” under Settings, Applications, and use it with your user name.',
    bitbucket:
      'Bitbucket takes an API token with the scopes to read and to write repositories. Use it with your Bitbucket user name.',
    plain:
      'Use the name and the password that the owner of this server gave you. Many servers want an access token in place of the password.',
  },
  makeToken: 'Make a token…',
  passphrase: {
    title: 'Unlock your SSH key',
    lead: 'The key {key} is locked with a passphrase.',
    field: 'Passphrase',
    verb: 'Unlock',
    wrong: 'That is not the passphrase of this key. Try again.',
    expired: 'The passphrase that was kept is not right any more, so it was forgotten. Enter the new one.',
  },
  password: {
    title: 'Password for {account}',
    lead: 'SSH asks for the password of your account there.',
    field: 'Password',
    verb: 'Sign in',
    wrong: 'That was not accepted. Try again.',
    expired: 'The password that was kept is not accepted any more, so it was forgotten. Enter the new one.',
  },
  hostKey: {
    title: 'Is this {host}?',
    lead: 'This computer has not talked to it before. It shows a key with this fingerprint:',
    published: 'This is the key that {by} publishes.',
    unknown:
      'Compare it with the fingerprint that the owner of the host publishes. Connect only if they are the same; then you are not asked again.',
    fingerprint: '{type} fingerprint',
    verb: 'Connect',
    not: 'Do not connect',
  },
  confirm: { title: 'May this key be used?', verb: 'Allow', not: 'Do not allow' },
  touch: { title: 'Touch your security key', verb: 'Done' },
  other: { title: 'SSH asks', field: 'Answer', verb: 'Send' },
  notNow: 'Not now',
  keep: 'Keep it on this computer',
  keepHint: 'Encrypted with the system’s keyring. Otherwise it is forgotten when Longhand closes.',
  memory: 'There is no keyring here that Longhand could use, so it is forgotten when Longhand closes.',
  ownHelper: 'The credential helper of your own Git keeps it, as you have set it up.',
  settings: {
    title: 'Sign-ins',
    lead: 'What Longhand uses when Git or SSH asks. The helpers and agents of your own Git are always asked first, and keep what they have to themselves.',
    none: 'There are none: nothing has been asked yet, or your own Git knows all the answers.',
    list: 'Sign-ins',
    kinds: { account: 'Account', passphrase: 'Passphrase of an SSH key', password: 'Password over SSH' },
    who: '{username} at {place}',
    keyring: 'Kept since {date}, encrypted with the system’s keyring',
    session: 'Forgotten when Longhand closes',
    forget: 'Forget',
    forgetThis: 'Forget the sign-in for {place}',
    forgetAll: 'Forget all of them',
    noKeyring:
      'There is no keyring here that Longhand could use, so nothing is kept after it closes. On Linux, GNOME Keyring and KWallet are such keyrings.',
    failed: 'Could not be forgotten: {sentence}',
  },
} as const;
