// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite("Chat templates")
struct ChatTemplateTests {
  private func findings(_ template: String) throws -> [ArtifactFinding] {
    let scan = ArtifactScan(options: ScanOptions(), companions: NoCompanions())
    try ChatTemplate.judge(template, at: 7, scan: scan)
    return scan.findings
  }

  @Test("what published templates do is clean", arguments: TemplateExamples.harmless.keys.sorted())
  func harmless(name: String) throws {
    #expect(try findings(TemplateExamples.harmless[name] ?? "").isEmpty)
  }

  @Test("a way out of the data is critical", arguments: TemplateExamples.escapes.keys.sorted())
  func escapes(name: String) throws {
    let found = try findings(TemplateExamples.escapes[name] ?? "")
    #expect(found.contains { $0.rule == "safety.template-injection" && $0.severity == .critical })
  }

  @Test("names in plain text, comments and raw blocks are no names")
  func text() throws {
    let outside = "x.__class__ {# {{ x.__class__ }} #}{% raw %}{{ x.__class__ }}{% endraw %}"
    #expect(try findings(outside).isEmpty)
    #expect(try findings("{{ 'about __class__ in Python' }}").isEmpty)
    #expect(try !findings("{% raw %}{% endraw %}{{ x.__class__ }}").isEmpty)
  }

  @Test("an attribute that is not known before rendering is high, a subscript passes")
  func unknown() throws {
    #expect(try findings("{{ x|attr(y) }}").map(\.severity) == [.high])
    #expect(try findings("{{ x['__' ~ y ~ '__'] }}").map(\.severity) == [.high])
    #expect(try findings("{{ x[y] }}{{ x['a_' ~ y] }}").isEmpty)
  }

  @Test(
    "work beyond the sandbox's limits is high",
    arguments: [
      "{% for i in range(100001) %}{% endfor %}", "{% for i in range(10 ** 9) %}{% endfor %}",
      "{% for i in range(9999) %}{% for j in range(9999) %}{% endfor %}{% endfor %}",
      "{{ 'a' * 10000001 }}", "{{ 2 ** 1000000 }}", "{{ x|center(100000000) }}",
    ])
  func work(template: String) throws {
    let found = try findings(template)
    #expect(Set(found.map(\.rule)) == ["safety.template-exhaustion"])
    #expect(found.allSatisfy { $0.severity == .high })
  }

  @Test("ordinary loops and rulers are within the limits")
  func littleWork() throws {
    let template = "{% for i in range(100000) %}{% endfor %}{{ '=' * 80 }}{{ 2 ** 16 }}"
    #expect(try findings(template).isEmpty)
  }

  @Test("an inclusion may not leave the folder")
  func inclusion() throws {
    #expect(try findings("{% include 'part.jinja' %}").isEmpty)
    for path in ["/etc/passwd", "../../secret"] {
      #expect(try findings("{% include '\(path)' %}").map(\.rule) == ["safety.template-path"])
    }
  }

  @Test("a finding tells the line in the template, and where the template stands")
  func place() throws {
    let found = try #require(findings("a\n{{ b }}\n{{ c.__class__ }}").first)
    #expect(found.offset == 7 && found.message.hasPrefix("line 3 ") && found.subject == "__class__")
  }

  @Test("what is no Jinja is judged name by name")
  func syntax() throws {
    #expect(try findings("{{ a b c }}").map(\.severity) == [.low])
    #expect(try findings("{{ a b.__class__ }}").contains { $0.severity == .critical })
  }

  @Test("a template that never ends is cut off by the budget, not by time")
  func budget() throws {
    let template = String(repeating: "{{ a ~ 'b' }}", count: 400_000)
    #expect(throws: ReadStop.budget(.steps)) { try findings(template) }
  }
}
