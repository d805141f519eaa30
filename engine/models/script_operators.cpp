// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/torch.h"

#include "models/script_operators.h"

#include <caffe2/serialize/inline_container.h>
#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/ir/ir.h>

#include <set>
#include <string_view>

#include "core/utf8_path.h"

namespace flipbook {

namespace {

// Nothing random, nothing that writes elsewhere than into tensors, nothing that asks the system.
const std::set<std::string_view>& allowed_operators()
{
    static const std::set<std::string_view> names{
        // The language: constants, attributes, calls, branches, loops, lists and tuples.
        "prim::Constant", "prim::GetAttr", "prim::CallMethod", "prim::CallFunction", "prim::If",
        "prim::Loop", "prim::Return", "prim::ListConstruct", "prim::ListUnpack",
        "prim::TupleConstruct", "prim::TupleUnpack", "prim::TupleIndex", "prim::NumToTensor",
        "prim::unchecked_cast", "prim::Uninitialized", "prim::RaiseException", "prim::device",
        "prim::dtype", "prim::min", "prim::max", "prim::abs", "prim::is_cuda",
        "prim::unchecked_unwrap_optional", "aten::__getitem__", "aten::append", "aten::len",
        "aten::__is__", "aten::__isnot__", "aten::__not__", "aten::__contains__",
        "aten::__range_length", "aten::__derive_index", "aten::Int", "aten::Float", "aten::Bool",
        "aten::ScalarImplicit", "aten::IntImplicit", "aten::FloatImplicit", "aten::format",
        "aten::startswith", "aten::endswith", "aten::item",
        // Numbers and element by element.
        "aten::add", "aten::sub", "aten::rsub", "aten::mul", "aten::div", "aten::floordiv",
        "aten::floor_divide", "aten::remainder", "aten::neg", "aten::abs", "aten::pow",
        "aten::square", "aten::sqrt", "aten::rsqrt", "aten::exp", "aten::log", "aten::sin",
        "aten::cos", "aten::tan", "aten::tanh", "aten::atan", "aten::atan2", "aten::sigmoid",
        "aten::silu", "aten::gelu", "aten::relu", "aten::leaky_relu", "aten::softplus", "aten::elu",
        "aten::erf", "aten::floor", "aten::ceil", "aten::round", "aten::sign", "aten::reciprocal",
        "aten::clamp", "aten::clamp_min", "aten::clamp_max", "aten::minimum", "aten::maximum",
        "aten::lerp", "aten::addcmul", "aten::addcdiv", "aten::where", "aten::masked_fill",
        "aten::eq", "aten::ne", "aten::lt", "aten::le", "aten::gt", "aten::ge", "aten::logical_and",
        "aten::logical_or", "aten::logical_not", "aten::isfinite", "aten::isnan",
        "aten::nan_to_num",
        // Products, sums and norms.
        "aten::linear", "aten::matmul", "aten::mm", "aten::bmm", "aten::addmm", "aten::baddbmm",
        "aten::einsum", "aten::outer", "aten::t", "aten::scaled_dot_product_attention",
        "aten::softmax", "aten::log_softmax", "aten::layer_norm", "aten::group_norm",
        "aten::conv1d", "aten::conv2d", "aten::conv3d", "aten::avg_pool1d", "aten::avg_pool2d",
        "aten::sum", "aten::mean", "aten::var", "aten::std", "aten::amax", "aten::amin",
        "aten::max", "aten::min", "aten::argmax", "aten::argmin", "aten::cumsum", "aten::norm",
        "aten::linalg_vector_norm", "aten::dropout", "aten::embedding", "aten::_set_item",
        // Shapes and parts.
        "aten::size", "aten::dim", "aten::numel", "aten::view", "aten::view_as", "aten::reshape",
        "aten::flatten", "aten::unflatten", "aten::squeeze", "aten::unsqueeze", "aten::permute",
        "aten::transpose", "aten::movedim", "aten::expand", "aten::expand_as", "aten::repeat",
        "aten::repeat_interleave", "aten::contiguous", "aten::clone", "aten::detach", "aten::cat",
        "aten::stack", "aten::chunk", "aten::split", "aten::split_with_sizes", "aten::unbind",
        "aten::select", "aten::slice", "aten::narrow", "aten::index", "aten::index_select",
        "aten::gather", "aten::roll", "aten::flip", "aten::pad", "aten::constant_pad_nd",
        "aten::unfold", "aten::tril", "aten::triu", "aten::copy", "aten::fill", "aten::zero",
        // New tensors.
        "aten::zeros", "aten::ones", "aten::full", "aten::zeros_like", "aten::ones_like",
        "aten::full_like", "aten::new_zeros", "aten::new_ones", "aten::new_full", "aten::arange",
        "aten::linspace", "aten::eye", "aten::tensor", "aten::to", "aten::type_as",
        "aten::is_floating_point"};
    return names;
}

bool is_allowed(std::string_view name)
{
    // What works in place, add_ for instance, writes into tensors of the script alone.
    if (name.ends_with('_') && !name.ends_with("__"))
        name.remove_suffix(1);
    return allowed_operators().contains(name);
}

// The first operator of a body that is not on the list; empty if all are.
std::string first_foreign(torch::jit::Block* body)
{
    for (torch::jit::Node* node : body->nodes()) {
        const std::string name = node->kind().toQualString();
        if (!is_allowed(name))
            return name;
        for (torch::jit::Block* inner : node->blocks())
            if (std::string foreign = first_foreign(inner); !foreign.empty())
                return foreign;
    }
    return {};
}

Error refused(const std::string& file, const std::string& what)
{
    return {ErrorCode::unsupported_format, "The script " + file + " is refused: it uses " + what
                                               + ", and only arithmetic on tensors is let run."};
}

}  // namespace

Result<void> check_script_archive(const std::filesystem::path& path)
{
    const std::string file = path_to_utf8(path);
    caffe2::serialize::PyTorchStreamReader reader(file);
    for (const std::string& record : reader.getAllRecords()) {
        const bool is_program = record.starts_with("code/") && record.ends_with(".py");
        const bool is_pickle = record.ends_with(".pkl");
        if (!is_program && !is_pickle)
            continue;
        const auto [data, size] = reader.getRecord(record);
        const std::string_view text(static_cast<const char*>(data.get()), size);
        // Both would run while the archive is loaded.
        for (const std::string_view word : {"__setstate__", "torch.classes"})
            if (text.find(word) != std::string_view::npos)
                return refused(file, std::string(word));
    }
    return {};
}

Result<void> check_script_operators(const torch::jit::Module& script, const std::string& file)
{
    for (torch::jit::Function* function : script._ivalue()->compilation_unit()->get_functions()) {
        function->ensure_defined();
        const auto graph = torch::jit::toGraphFunction(*function).graph();
        if (const std::string foreign = first_foreign(graph->block()); !foreign.empty())
            return refused(file, foreign);
    }
    return {};
}

}  // namespace flipbook
