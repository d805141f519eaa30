// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/adapter_families.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>

#include "core/number_text.h"

namespace flipbook {

namespace {

// What the dimensions behind the first multiply to.
int64_t columns_of(const std::vector<int64_t>& shape)
{
    int64_t columns = 1;
    for (std::size_t i = 1; i < shape.size(); ++i)
        columns *= shape[i];
    return columns;
}

ChangeShape matrix_shape(const std::vector<int64_t>& shape)
{
    return {shape.empty() ? 1 : shape.front(), columns_of(shape)};
}

at::Tensor matrix(const at::Tensor& tensor)
{
    return tensor.flatten(1);
}

void add_reshaped(at::Tensor& weight, const at::Tensor& change, double strength)
{
    weight.add_(change.reshape(weight.sizes()), strength);
}

// A product of two factors of one rank; absent where the inner extents differ.
std::optional<ChangeShape> product_shape(const std::vector<int64_t>& left,
                                         const std::vector<int64_t>& right)
{
    if (left.empty() || right.empty() || columns_of(left) != right.front())
        return std::nullopt;
    return ChangeShape{left.front(), columns_of(right)};
}

// t [i, j, k, l], a [i, p], b [j, r] -> [p, r, k, l]: a Tucker decomposition.
at::Tensor tucker(const at::Tensor& core, const at::Tensor& a, const at::Tensor& b)
{
    return at::einsum("i j k l, j r, i p -> p r k l", {core, b, a});
}

std::optional<ChangeShape> tucker_shape(const std::vector<int64_t>& core,
                                        const std::vector<int64_t>& a,
                                        const std::vector<int64_t>& b)
{
    if (core.size() != 4 || a.size() != 2 || b.size() != 2 || core[0] != a[0] || core[1] != b[0])
        return std::nullopt;
    return ChangeShape{a[1], b[1] * core[2] * core[3]};
}

std::optional<ChangeShape> low_rank_shape(const AdapterTensors& tensors)
{
    const auto up = tensors.shape("up"), down = tensors.shape("down");
    if (!tensors.has("mid"))
        return product_shape(up, down);
    const auto mid = tensors.shape("mid");
    if (mid.size() != 4 || up.empty() || down.empty() || columns_of(up) != mid[0]
        || down.front() != mid[1])
        return std::nullopt;
    return ChangeShape{up.front(), columns_of(down) * mid[2] * mid[3]};
}

void add_low_rank(const AdapterTensors& tensors, double strength, at::Tensor& weight)
{
    const auto up = matrix(tensors.get("up")), down = matrix(tensors.get("down"));
    strength *= tensors.scale(down.size(0));
    if (tensors.has("mid")) {
        add_reshaped(weight, tucker(tensors.get("mid"), up.t(), down), strength);
    } else if (weight.dim() < 4 || weight.size(2) * weight.size(3) == 1) {
        // Straight into the weight, without a second matrix of its size. Not into 3×3 kernels,
        // whose layout depends on where they are used: the same bits for all.
        weight.view({weight.size(0), -1}).addmm_(up, down, 1.0, strength);
    } else {
        add_reshaped(weight, at::mm(up, down), strength);
    }
}

std::optional<ChangeShape> hadamard_factor(const AdapterTensors& tensors, const std::string& number)
{
    const auto a = tensors.shape("hada_w" + number + "_a");
    const auto b = tensors.shape("hada_w" + number + "_b");
    return tensors.has("hada_t" + number) ? tucker_shape(tensors.shape("hada_t" + number), a, b)
                                          : product_shape(a, b);
}

std::optional<ChangeShape> hadamard_shape(const AdapterTensors& tensors)
{
    const auto first = hadamard_factor(tensors, "1");
    return first == hadamard_factor(tensors, "2") ? first : std::nullopt;
}

void add_hadamard(const AdapterTensors& tensors, double strength, at::Tensor& weight)
{
    const auto factor = [&tensors](const std::string& number) {
        const auto a = tensors.get("hada_w" + number + "_a");
        const auto b = tensors.get("hada_w" + number + "_b");
        return tensors.has("hada_t" + number) ? tucker(tensors.get("hada_t" + number), a, b)
                                              : at::mm(a, b);
    };
    const int64_t rank = tensors.shape("hada_w1_b").front();
    add_reshaped(weight, factor("1") * factor("2"), strength * tensors.scale(rank));
}

std::optional<ChangeShape> kronecker_factor(const AdapterTensors& tensors,
                                            const std::string& factor)
{
    if (tensors.has(factor))
        return matrix_shape(tensors.shape(factor));
    if (!tensors.has(factor + "_a") || !tensors.has(factor + "_b"))
        return std::nullopt;
    const auto a = tensors.shape(factor + "_a"), b = tensors.shape(factor + "_b");
    if (factor == "lokr_w2" && tensors.has("lokr_t2"))
        return tucker_shape(tensors.shape("lokr_t2"), a, b);
    return product_shape(a, b);
}

std::optional<ChangeShape> kronecker_shape(const AdapterTensors& tensors)
{
    const auto first = kronecker_factor(tensors, "lokr_w1");
    const auto second = kronecker_factor(tensors, "lokr_w2");
    if (!first || !second)
        return std::nullopt;
    return ChangeShape{first->rows * second->rows, first->columns * second->columns};
}

void add_kronecker(const AdapterTensors& tensors, double strength, at::Tensor& weight)
{
    double scale = 1.0;  // A factor that is stored whole carries it already.
    const auto factor = [&](const std::string& name) {
        if (tensors.has(name))
            return tensors.get(name);
        const auto a = tensors.get(name + "_a"), b = tensors.get(name + "_b");
        scale = tensors.scale(b.size(0));
        if (name == "lokr_w2" && tensors.has("lokr_t2"))
            return tucker(tensors.get("lokr_t2"), a, b);
        return b.dim() == 4 ? at::mm(a, matrix(b)).unflatten(1, b.sizes().slice(1)) : at::mm(a, b);
    };
    auto first = factor("lokr_w1");
    const auto second = factor("lokr_w2");
    while (first.dim() < second.dim())
        first = first.unsqueeze(-1);
    add_reshaped(weight, at::kron(first.contiguous(), second.contiguous()), strength * scale);
}

// One number per channel, so it fits any weight that has as many; `rows` says the outputs.
std::optional<ChangeShape> rescaling_shape(const AdapterTensors& tensors)
{
    const bool on_input = tensors.get("on_input").item<double>() != 0;
    const int64_t channels = c10::multiply_integers(tensors.shape("weight"));
    return on_input ? ChangeShape{-1, channels} : ChangeShape{channels, -1};
}

void add_rescaling(const AdapterTensors& tensors, double strength, at::Tensor& weight)
{
    const bool on_input = tensors.get("on_input").item<double>() != 0;
    std::vector<int64_t> shape(static_cast<std::size_t>(weight.dim()), 1);
    shape[on_input ? 1 : 0] = -1;
    weight.add_(weight * tensors.get("weight").reshape(shape), strength);
}

template <const char* const& role>
std::optional<ChangeShape> stored_shape(const AdapterTensors& tensors)
{
    return matrix_shape(tensors.shape(role));
}

template <const char* const& role>
void add_stored(const AdapterTensors& tensors, double strength, at::Tensor& weight)
{
    add_reshaped(weight, tensors.get(role), strength);
}

template <const char* const& role>
void approach_stored(const AdapterTensors& tensors, double strength, at::Tensor& weight)
{
    weight.lerp_(tensors.get(role).reshape(weight.sizes()), strength);
}

constexpr const char* diff = "diff";
constexpr const char* diff_b = "diff_b";
constexpr const char* w_norm = "w_norm";
constexpr const char* b_norm = "b_norm";
constexpr const char* set_weight = "set_weight";

const std::array<AdapterFamily, 12>& all_families()
{
    static const std::array<AdapterFamily, 12> families{{
        {"LoRA", {"up", "down"}, low_rank_shape, add_low_rank},
        {"LoHa",
         {"hada_w1_a", "hada_w1_b", "hada_w2_a", "hada_w2_b"},
         hadamard_shape,
         add_hadamard},
        {"LoKr", {"lokr_w1", "lokr_w2"}, kronecker_shape, add_kronecker},
        {"LoKr", {"lokr_w1", "lokr_w2_a", "lokr_w2_b"}, kronecker_shape, add_kronecker},
        {"LoKr", {"lokr_w1_a", "lokr_w1_b", "lokr_w2"}, kronecker_shape, add_kronecker},
        {"LoKr",
         {"lokr_w1_a", "lokr_w1_b", "lokr_w2_a", "lokr_w2_b"},
         kronecker_shape,
         add_kronecker},
        {"IA3", {"weight", "on_input"}, rescaling_shape, add_rescaling},
        {"replacement", {set_weight}, stored_shape<set_weight>, approach_stored<set_weight>},
        {"difference", {diff}, stored_shape<diff>, add_stored<diff>},
        {"difference", {w_norm}, stored_shape<w_norm>, add_stored<w_norm>},
        {"difference", {diff_b}, stored_shape<diff_b>, add_stored<diff_b>, "bias"},
        {"difference", {b_norm}, stored_shape<b_norm>, add_stored<b_norm>, "bias"},
    }};
    return families;
}

// The magnitude that DoRA learnt, for every output or for every input.
void rescale(at::Tensor& weight, const at::Tensor& magnitude)
{
    const bool per_output = magnitude.size(0) == weight.size(0);
    const auto rows = per_output ? weight : weight.transpose(0, 1);
    std::vector<int64_t> shape(static_cast<std::size_t>(weight.dim()), 1);
    shape[per_output ? 0 : 1] = -1;
    const auto norm = at::linalg_vector_norm(rows.flatten(1), 2, at::IntArrayRef{1});
    weight.mul_(magnitude.reshape(shape) / norm.reshape(shape));
}

}  // namespace

at::Tensor AdapterTensors::get(const std::string& role) const
{
    return m_file.view(m_roles.at(role)).to(m_device, at::kFloat);
}

std::vector<int64_t> AdapterTensors::shape(const std::string& role) const
{
    return m_file.shape(m_roles.at(role));
}

double AdapterTensors::scale(int64_t rank) const
{
    const auto divided_by_rank = [rank](double alpha) { return alpha / static_cast<double>(rank); };
    if (has("alpha"))
        return divided_by_rank(get("alpha").item<double>());
    const auto said = m_roles.find("alpha_value");
    std::string_view text = said == m_roles.end() ? std::string_view() : said->second;
    double alpha = 0;
    return take_number(text, alpha) ? divided_by_rank(alpha) : 1.0;
}

std::span<const AdapterFamily> adapter_families()
{
    return all_families();
}

std::vector<const AdapterFamily*> families_of(const AdapterRoles& roles)
{
    std::vector<const AdapterFamily*> found;
    for (const AdapterFamily& family : adapter_families()) {
        const bool has_all =
            std::all_of(family.roles.begin(), family.roles.end(),
                        [&roles](const std::string& role) { return roles.contains(role); });
        const bool is_taken =
            std::any_of(found.begin(), found.end(), [&family](const AdapterFamily* other) {
                return std::string(other->leaf) == family.leaf;
            });
        if (has_all && !is_taken)
            found.push_back(&family);
    }
    return found;
}

void change_weight(const AdapterFamily& family, const AdapterTensors& tensors, double strength,
                   at::Tensor& weight)
{
    if (!tensors.has("dora_scale") || std::string(family.leaf) != "weight") {
        family.add(tensors, strength, weight);
        return;
    }
    auto changed = weight.clone();
    family.add(tensors, 1.0, changed);
    rescale(changed, tensors.get("dora_scale"));
    weight.lerp_(changed, strength);
}

}  // namespace flipbook
