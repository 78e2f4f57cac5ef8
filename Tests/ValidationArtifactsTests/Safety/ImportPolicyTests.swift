// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ValidationArtifacts

@Suite struct ImportPolicyTests {
  private let policy = ImportPolicy(allowed: [])

  private func verdict(_ pair: String) -> ImportPolicy.Verdict {
    let parts = pair.split(separator: ":").map(String.init)
    return policy.verdict(on: parts[0], parts[1])
  }

  @Test func `nothing on the allow-list is known to be dangerous`() {
    for (module, names) in HarmlessImports.table {
      // The rest of torch.jit loads; these six make lists, as TorchScript's loader has them.
      if module == "torch.jit._pickle" { continue }
      for name in names.split(separator: " ").map(String.init) {
        #expect(DangerousImports.danger(of: module, name) == nil, "\(module).\(name)")
        #expect(verdict("\(module):\(name)") == .harmless)
      }
    }
  }

  @Test func `lists are in order and say everything once`() {
    let modules = HarmlessImports.table.map(\.module)
    #expect(modules == modules.sorted())
    #expect(Set(modules).count == modules.count)
    for (module, names) in HarmlessImports.table {
      let list = names.split(separator: " ")
      #expect(Set(list).count == list.count, "\(module)")
    }
    for list in DangerousNames.modules.map(\.names) + DangerousNames.functions.map(\.names) {
      let names = list.split(separator: " ")
      #expect(names == names.sorted(), "\(list)")
    }
    let dangerous = DangerousNames.modules.flatMap { $0.names.split(separator: " ") }
    #expect(Set(dangerous).count == dangerous.count)
    let functions = DangerousNames.functions.flatMap { $0.names.split(separator: " ") }
    #expect(Set(functions).count == functions.count)
  }

  @Test(arguments: [
    "collections:OrderedDict", "builtins:set", "__builtin__:set", "copy_reg:_reconstructor",
    "exceptions:ValueError", "builtins:KeyError", "numpy:float32", "numpy:log1p",
    "torch:FloatStorage",
    "torch:bfloat16", "sklearn.svm._classes:SVC", "sklearn.tree._tree:Tree",
    "sklearn._loss._loss:__pyx_unpickle_CyHalfBinomialLoss", "sklearn.neighbors._kd_tree:newObj",
    "sklearn.metrics._classification:f1_score", "pandas.core.frame:DataFrame",
    "pandas._libs.internals:_unpickle_block", "scipy.sparse._csr:csr_matrix",
    "xgboost.sklearn:XGBClassifier", "lightgbm.basic:Booster", "torch.nn.modules.linear:Linear",
    "torch.ao.nn.quantized.dynamic.modules.linear:Linear",
    "torch.ao.quantization.observer:MinMaxObserver", "torch.nn.utils.weight_norm:WeightNorm",
    "torch.nn.parallel.data_parallel:DataParallel", "torch.distributions.normal:Normal",
    "torch._utils:_rebuild_sparse_csr_tensor", "torch.optim.adam:Adam", "__torch__.model:Net",
    "types:SimpleNamespace",
  ]) func `value types and classes of libraries are harmless`(pair: String) {
    #expect(verdict(pair) == .harmless)
  }

  @Test(arguments: [
    "mymodel:Net", "__main__:Net", "torch.ao.quantization.fx.graph_module:ObservedGraphModule",
    "torch.nn.utils.prune:remove", "builtins:iter", "sklearn.utils:Bunch.clear",
    "sklearn.base:clone",
    "sklearn.utils.parallel:_FuncWrapper", "sklearn.utils.parallel:Parallel", "xgboost.core:_LIB",
    "pandas:HDFStore", "pandas:ExcelWriter", "xgboost.tracker:RabitTracker",
    "sklearn.callback._transport:Thread", "sklearn.callback._transport:Listener",
    "xgboost.spark:SparkXGBClassifier", "lightgbm.dask:DaskLGBMClassifier",
    "catboost.eval.execution_case:ExecutionCase", "sklearn.utils._mocking:CheckingClassifier",
    "scipy.stats._continuous_distns:norm_gen", "sklearnx.svm:SVC", "pandas:read_clipboard",
    "torch.nn.modules.module:register_module_forward_hook", "__torch__:__builtins__",
    "sklearn.datasets:Bunch", "pandas.compat.pickle_compat:Unpickler",
  ]) func `what is not known to be harmless is a finding`(pair: String) {
    #expect(verdict(pair) != .harmless)
  }

  @Test(arguments: [
    "os:system", "posix:system", "nt:system", "subprocess:Popen", "builtins:eval",
    "__builtin__:eval",
    "builtins:getattr", "functools:partial", "pickle:loads", "cPickle:loads", "torch:load",
    "commands:getoutput", "urllib2:urlopen", "numpy:load", "joblib:load", "operator:attrgetter",
    "asyncio.unix_events:x", "pathlib:os.system", "numpy:ndarray.__init__.__globals__",
    "numpy.core:_ufunc_reconstruct", "pydoc:locate", "numpy:__builtins__", "StringIO:StringIO",
  ]) func `known dangers are critical`(pair: String) {
    guard case .dangerous = verdict(pair) else {
      Issue.record("\(pair) is \(verdict(pair))")
      return
    }
  }

  @Test func `a project allows exact pairs and nothing beside them`() {
    let allowing = ImportPolicy(allowed: [.init(module: "my.models", name: "Net")])
    #expect(allowing.verdict(on: "my.models", "Net") == .harmless)
    for (module, name) in [
      ("my.models", "net"), ("my", "Net"), ("my.models.sub", "Net"), ("my.models", "Net.load"),
      ("my.models ", "Net"), ("my", "models.Net"),
    ] {
      #expect(allowing.verdict(on: module, name) != .harmless)
    }
  }

  @Test func `class names are those of CamelCase`() {
    for name in ["SVC", "_Tree", "__A", "Conv2d", "A1"] {
      #expect(LibraryClasses.isClassName(name))
    }
    for name in ["", "_", "svc", "___A", "_LIB", "A.b", "A_b", "1A", "Ä"] {
      #expect(!LibraryClasses.isClassName(name))
    }
  }
}
