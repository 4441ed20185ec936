interface Published {
  readonly by: string;
  readonly hosts: readonly string[];
  readonly fingerprints: readonly string[];
}

/** The fingerprints that hosting services publish of their SSH keys. Each service's page is named beside it. */
const PUBLISHED: readonly Published[] = [
  {
    // docs.github.com: “GitHub's SSH key fingerprints”
    by: 'GitHub',
    hosts: ['github.com', '[ssh.github.com]:443'],
    fingerprints: [
      'SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU',
      'SHA256:p2QAMXNIC1TJYWeIOttrVc98/R1BUFWu3/LiyKgUfQM',
      'SHA256:uNiVztksCsDhcc0u9e8BujQXVUpKZIDTMczCvj3tD2s',
    ],
  },
  {
    // docs.gitlab.com: “SSH host keys fingerprints”
    by: 'GitLab',
    hosts: ['gitlab.com', '[altssh.gitlab.com]:443'],
    fingerprints: [
      'SHA256:eUXGGm1YGsMAS7vkcx6JOJdOGHPem5gQp4taiCfCLB8',
      'SHA256:HbW3g8zUjNSksFbqTiUWPWg2Bq1x8xdGUrliXFzSnUw',
      'SHA256:ROQFvPThGrW4RuWLoL9tq9I9zJ42fK4XywyRtbOz/EQ',
    ],
  },
  {
    // docs.codeberg.org: “SSH fingerprint”
    by: 'Codeberg',
    hosts: ['codeberg.org'],
    fingerprints: [
      'SHA256:mIlxA9k46MmM6qdJOdMnAQpzGxF4WIVVL+fj+wZbw0g',
      'SHA256:T9FYDEHELhVkulEKKwge5aVhVTbqCW0MIRwAfpARs/E',
      'SHA256:6QQmYi4ppFS4/+zSZ5S4IU+4sa6rwvQ4PbhCtPEBekQ',
    ],
  },
];

/** Who publishes this fingerprint for this host (as SSH names it); null when Longhand does not know. */
export function publisherOf(host: string, fingerprint: string): string | null {
  const found = PUBLISHED.find(({ hosts }) => hosts.includes(host.toLowerCase()));
  return found?.fingerprints.includes(fingerprint) ? found.by : null;
}
