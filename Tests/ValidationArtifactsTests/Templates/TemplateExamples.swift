// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Templates for the judge: what published models do, and ways out of the data.
enum TemplateExamples {
  static let harmless: [String: String] = [
    "llama3": ###"""
    {{- bos_token }}
    {%- if custom_tools is defined %}{%- set tools = custom_tools %}{%- endif %}
    {%- if not tools_in_user_message is defined %}{%- set tools_in_user_message = true %}{%- endif %}
    {%- if not date_string is defined %}{%- if strftime_now is defined %}{%- set date_string = strftime_now("%d %b %Y") %}{%- else %}{%- set date_string = "26 Jul 2024" %}{%- endif %}{%- endif %}
    {%- if messages[0]['role'] == 'system' %}{%- set system_message = messages[0]['content']|trim %}{%- set messages = messages[1:] %}{%- else %}{%- set system_message = "" %}{%- endif %}
    {%- for message in messages %}{%- if not (message.role == 'ipython' or message.role == 'tool' or 'tool_calls' in message) %}{{- '<|start_header_id|>' + message['role'] + '<|end_header_id|>\n\n'+ message['content'] | trim + '<|eot_id|>' }}{%- elif 'tool_calls' in message %}{%- if not message.tool_calls|length == 1 %}{{- raise_exception("This model only supports single tool-calls at once!") }}{%- endif %}{%- set tool_call = message.tool_calls[0].function %}{%- if builtin_tools is defined and tool_call.name in builtin_tools %}{%- for arg_name, arg_val in tool_call.arguments | items %}{{- arg_name + '="' + arg_val + '"' }}{%- if not loop.last %}{{- ", " }}{%- endif %}{%- endfor %}{%- endif %}{%- endif %}{%- endfor %}
    """###,
    "qwen3": ###"""
    {%- set ns = namespace(multi_step_tool=true, last_query_index=messages|length - 1) %}{%- for message in messages[::-1] %}{%- set index = (messages|length - 1) - loop.index0 %}{%- if ns.multi_step_tool and message.role == "user" and message.content is string and not(message.content.startswith('<tool_response>') and message.content.endswith('</tool_response>')) %}{%- set ns.multi_step_tool = false %}{%- set ns.last_query_index = index %}{%- endif %}{%- endfor %}{%- for message in messages %}{%- if message.reasoning_content is string %}{%- set reasoning_content = message.reasoning_content %}{%- else %}{%- if '</think>' in message.content %}{%- set reasoning_content = message.content.split('</think>')[0].rstrip('\n').split('<think>')[-1].lstrip('\n') %}{%- endif %}{%- endif %}{%- if loop.index0 > ns.last_query_index %}{%- if loop.last or (not loop.last and reasoning_content) %}{{- '<|im_start|>' + message.role }}{%- endif %}{%- endif %}{%- endfor %}
    """###,
    "cohere": ###"""
    {% if False %}{% endif %}{% macro json_to_python_type(json_spec) %}{% set basic_type_map = {"string": "str", "number": "float"} %}{% if basic_type_map[json_spec.type] is defined %}{{ basic_type_map[json_spec.type] }}{% elif json_spec.type is iterable %}{{ 'Union[' }}{% for t in json_spec.type %}{{ json_to_python_type({"type": t}) }}{% if not loop.last %},{% endif %}{% endfor %}{{ ']' }}{% else %}Any{% endif %}{% endmacro %}{{ x[1:2] }}{{ x|selectattr('role','equalto','user')|list|last }}{{ tools|map(attribute='function.name')|join(', ') }}
    """###,
    "generation": ###"""
    {% for m in messages %}{% generation %}{{ m['content'] ~ eos_token }}{% endgeneration %}{% if loop.index > 3 %}{% break %}{% endif %}{% endfor %}{% raw %}{{ x.__class__ }}{% endraw %}{# ''.__class__ #} __class__
    """###,
    "deepseek": ###"""
    {% if not add_generation_prompt is defined %}{% set add_generation_prompt = false %}{% endif %}{% set ns = namespace(is_first=false, is_tool=false, is_output_first=true, system_prompt='') %}{%- for message in messages %}{%- if message['role'] == 'system' %}{% set ns.system_prompt = message['content'] %}{%- endif %}{%- endfor %}{{bos_token}}{{ns.system_prompt}}{%- for message in messages %}{%- if message['role'] == 'assistant' and message['content'] is none %}{%- set ns.is_tool = false -%}{%- for tool in message['tool_calls']%}{%- if not ns.is_first %}{{'<x>' + tool['type'] + '<y>' + tool['function']['name'] + '\n' + '```json' + '\n' + tool['function']['arguments'] + '\n' + '```' + '<z>'}}{%- set ns.is_first = true -%}{%- endif %}{%- endfor %}{%- endif %}{%- endfor %}
    """###,
    "mix": ###"""
    {{ a if b else c }}{{ {'a': {'b': 1}}['a'] }}{{ not x is defined }}{{ x is not none and y }}{{ (1, 2)[0] }}{% for i in range(10) %}{{ i }}{% endfor %}{{ 1.5e3 }}{% set a, b = 1, 2 %}{{ '%s-%s'|format(a, b) }}{{ dict(a=1) }}{{ x.get('role', '') }}{{ tool.name|replace('_', ' ')|upper }}{{ '=' * 20 }}{{ x[:-1] }}{% if 'a' not in b %}{% endif %}{% call(x) f() %}{% endcall %}{{ cycler('a','b').next() }}{{ x is divisibleby 3 }}{{ x|default('', true)|indent(4) }}{{ 2 ** 8 }}{{ message.id if x }}
    """###,
    "default_json": ###"""
    {{- tools | tojson(indent=4, ensure_ascii=False) -}}{% set x %}{{ y }}abc{% endset %}{{ m[x] }}{% macro f(a, b='x') -%}{{ a ~ b }}{%- endmacro %}{{ d[f('q')] }}{{ d['x_' ~ i] }}{{ d[prefix + '_new'] }}{{ system.content }}{{ open }}{{ input.text }}
    """###,
  ]

  /// Each gives a critical finding of an injection.
  static let escapes: [String: String] = [
    "chain": ###"""
    {{ x.__class__ }}
    """###,
    "sub": ###"""
    {{ x['__class__'] }}
    """###,
    "oct": ###"""
    {{ x['\137\137class\137\137'] }}
    """###,
    "uni": ###"""
    {{ x['\u005f\u005fclass\u005f\u005f'] }}
    """###,
    "named": ###"""
    {{ x['\N{LOW LINE}_class__'] }}
    """###,
    "tilde": ###"""
    {{ x['_' ~ '_class_' ~ '_'] }}
    """###,
    "plus": ###"""
    {{ x['__cla'+'ss__'] }}
    """###,
    "adj": ###"""
    {{ x['__cla' 'ss__'] }}
    """###,
    "fmt": ###"""
    {{ x['%sclass%s'|format('__','__')] }}
    """###,
    "pct": ###"""
    {{ x['%c%cclass__' % (95,95)] }}
    """###,
    "setvar": ###"""
    {% set a='__cla' %}{% set b='ss__' %}{{ x[a~b] }}
    """###,
    "setblock": ###"""
    {% set a %}__class__{% endset %}{{ x|attr(a) }}
    """###,
    "macro": ###"""
    {% macro f() %}__class__{% endmacro %}{{ x[f()] }}
    """###,
    "rev": ###"""
    {{ x['__ssalc__'|reverse] }}
    """###,
    "slice": ###"""
    {{ x['__ssalc__'[::-1]] }}
    """###,
    "replace": ###"""
    {{ x['XXclassXX'.replace('X','_')] }}
    """###,
    "joinm": ###"""
    {{ x['__'.join(['','class',''])] }}
    """###,
    "dictjoin": ###"""
    {{ x|attr(dict(__cla=1,ss__=2)|join) }}
    """###,
    "map": ###"""
    {{ [x]|map(attribute='__class__')|list }}
    """###,
    "upper": ###"""
    {{ x['__CLASS__'|lower] }}
    """###,
    "loop": ###"""
    {% for a in ['__class__'] %}{{ x[a] }}{% endfor %}
    """###,
    "ns": ###"""
    {% set ns = namespace(a='__class__') %}{{ x[ns.a] }}
    """###,
    "get": ###"""
    {{ x.get('__globals__') }}
    """###,
    "lips": ###"""
    {{ lipsum['func_globals'] }}
    """###,
    "popen": ###"""
    {{ a.b.popen('id') }}
    """###,
    "os": ###"""
    {{ os.system('id') }}
    """###,
    "with": ###"""
    {% with a='__class__' %}{{ x[a] }}{% endwith %}
    """###,
    "ifx": ###"""
    {% if x.__class__ %}{% endif %}
    """###,
    "deep": ###"""
    {{ ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((x.__class__)))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))) }}
    """###,
    "brk": ###"""
    {% foo x.__class__ %}
    """###,
    "eval": ###"""
    {{ eval('1') }}
    """###,
    "kw": ###"""
    {{ f(__class__=1) }}
    """###,
    "fs": ###"""
    {{ '{}{}'.format('__cla','ss__') }}
    """###,
    "chr": ###"""
    {{ x[chr(95)~chr(95)~'class__'] }}
    """###,
    "clsvar": ###"""
    {{ x[y ~ '__class__'] }}
    """###,
    "set_later": ###"""
    {% for i in a %}{{ x[k] }}{% set k='__class__' %}{% endfor %}
    """###,
    "wide": ###"""
    {{ x.ｃ__ }}{{ x.＿＿class＿＿ }}
    """###,
    "self": ###"""
    {{ self._TemplateReference__context }}
    """###,
    "printstmt": ###"""
    {% do x.__class__ %}
    """###,
    "filt": ###"""
    {% filter attr('__class__') %}x{% endfilter %}
    """###,
    "call": ###"""
    {% call x.__init__.foo() %}{% endcall %}
    """###,
    "strip": ###"""
    {{ x['a__class__'|replace('a','')] }}
    """###,
    "first": ###"""
    {{ x[['__class__']|first] }}
    """###,
    "cond": ###"""
    {{ x['__class__' if a else 'b'] }}
    """###,
    "or": ###"""
    {{ x[a or '__class__'] }}
    """###,
  ]
}
