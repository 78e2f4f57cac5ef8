// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Judges what an XML document asks its reader to do, and what PMML it is.
///
/// A model has no use for a document type: PMML is refused one. In other documents (images,
/// pages) a document type is common, and only what reads files or grows is an attack.
struct XMLJudge: XMLVisitor {
  let scan: ArtifactScan
  /// Offsets are those of the file.
  let tellsPlaces: Bool
  private(set) var isPMML = false
  private var hasRoot = false
  private var version: String?
  private var type: (declaration: XMLDocumentType, offset: UInt64)?
  private var elements: Set<String> = []

  init(scan: ArtifactScan, tellsPlaces: Bool) {
    self.scan = scan
    self.tellsPlaces = tellsPlaces
  }

  var format: String { isPMML || !hasRoot ? "pmml" : "xml" }

  mutating func element(
    _ name: String, _ attributes: [XMLAttribute], at offset: UInt64, depth: Int
  ) {
    let local = name.split(separator: ":").last.map(String.init) ?? name
    if depth == 0 {
      hasRoot = true
      isPMML = local == "PMML"
      version = attributes.first { $0.name == "version" }?.value
    } else if depth == 1, isPMML {
      elements.insert(local)
    }
    if isPMML, local == "DataField" || local == "MiningField" || local == "OutputField" {
      note(local, attributes)
    }
    // By its local name: a prefix is free, and a declaration may stand in any element around it.
    if local == "include",
      name.contains(":") || attributes.contains(where: { $0.value == Self.inclusion })
    {
      record(.includes(attributes.first { $0.name == "href" }?.value ?? "", at: offset))
    }
  }

  private static let inclusion = "http://www.w3.org/2001/XInclude"

  private func note(_ kind: String, _ attributes: [XMLAttribute]) {
    func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
    guard kind != "MiningField", let name = value("name") else { return }
    scan.note(
      ArtifactContents.Port(
        direction: kind == "DataField" ? .input : .output, name: name.excerpt,
        type: value("dataType") ?? "", shape: nil, group: nil))
  }

  private func record(_ draft: FindingDraft) {
    var draft = draft
    if !tellsPlaces { draft.offset = nil }
    scan.record(draft)
  }

  mutating func instruction(_ target: String, at offset: UInt64) {}

  mutating func documentType(_ declaration: XMLDocumentType, at offset: UInt64) {
    type = (declaration, offset)
  }

  /// Also where the document ends before its root: a reader has acted on it by then.
  func judgeType() {
    guard let (type, offset) = type else { return }
    let isModel = isPMML || type.name == "PMML"
    let isAttack =
      type.usesParameters || type.entities.contains { $0.isExternal || $0.isParameter }
      || type.entities.contains(where: \.isNested)
    for entity in type.entities where isModel || entity.isExternal || entity.isNested {
      record(.declares(entity, at: offset))
    }
    if type.usesParameters, type.entities.isEmpty { record(.usesParameters(at: offset)) }
    if !isAttack, type.entities.isEmpty || !isModel {
      record(.documentType(type, isModel: isModel, at: offset))
    }
  }

  func conclude() {
    judgeType()
    guard isPMML else {
      if hasRoot { scan.setKind(.unknown) }
      return
    }
    guard let version, !version.isEmpty else {
      return scan.fault("pmml.version", "the PMML element has no version", offset: 0)
    }
    scan.note(metadata: "version", version)
    if version.split(separator: ".").first.flatMap({ Int($0) }).map({ !(1...4).contains($0) })
      ?? true
    {
      scan.fault(
        "pmml.version", "the version is \"\(version.excerpt)\"; 1 to 4 are known", offset: 0)
    }
    for needed in ["Header", "DataDictionary"] where !elements.contains(needed) {
      scan.record(
        FindingDraft(
          "structure.pmml.missing", .medium,
          "the PMML has no \(needed), which every version demands",
          subject: needed))
    }
  }
}

// MARK: - Wordings

extension FindingDraft {
  private static let remedy = "write the document without a document type and without inclusions"

  fileprivate static func includes(_ path: String, at offset: UInt64) -> Self {
    Self(
      "safety.xml-inclusion", .critical,
      "the XML includes \"\(path.excerpt)\": a reader that follows shows that file or asks that host",
      offset: offset, subject: path, remedy: remedy)
  }

  fileprivate static func declares(_ entity: XMLDocumentType.Entity, at offset: UInt64) -> Self {
    let what =
      entity.isExternal
      ? "an external entity, which shows a file or asks a host"
      : entity.isParameter
        ? "a parameter entity, which rewrites the declarations"
        : entity.isNested
          ? "an entity made of others, which may grow without bound" : "an entity"
    return Self(
      "safety.xml-entity", .critical,
      "the document type declares \"\(entity.name.excerpt)\", \(what) when the XML is read; a model "
        + "needs none", offset: offset, subject: entity.name, remedy: remedy)
  }

  fileprivate static func usesParameters(at offset: UInt64) -> Self {
    Self(
      "safety.xml-entity", .critical,
      "the document type uses a parameter entity, which rewrites the declarations; a model needs none",
      offset: offset, remedy: remedy)
  }

  fileprivate static func documentType(
    _ type: XMLDocumentType, isModel: Bool, at offset: UInt64
  ) -> Self {
    Self(
      "safety.xml-document-type", isModel ? .high : .low,
      "the XML has a document type"
        + (type.hasExternalSubset ? " that stands in another file" : "")
        + "; a reader that processes it may fetch files or grow", offset: offset,
      subject: type.name, remedy: remedy)
  }
}
