// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/recomputed.h"

#include <ATen/autocast_mode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/custom_class.h>

#include <iterator>
#include <utility>

namespace flipbook {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

// The work and the precision that it was first done in.
struct Work : torch::CustomClassHolder {
    TensorWork function;
    std::size_t input_count = 0;
    at::DeviceType device = at::kCPU;
    bool is_mixed = false;
    at::ScalarType mixed_dtype = at::kFloat;
};

// Sets the precision of this thread to that of the work while it lives.
class SamePrecision {
public:
    explicit SamePrecision(const Work& work)
        : m_device(work.device), m_was_enabled(at::autocast::is_autocast_enabled(m_device)),
          m_dtype_before(at::autocast::get_autocast_dtype(m_device))
    {
        at::autocast::set_autocast_enabled(m_device, work.is_mixed);
        at::autocast::set_autocast_dtype(m_device, work.mixed_dtype);
    }
    ~SamePrecision()
    {
        at::autocast::set_autocast_enabled(m_device, m_was_enabled);
        at::autocast::set_autocast_dtype(m_device, m_dtype_before);
    }
    SamePrecision(const SamePrecision&) = delete;
    SamePrecision& operator=(const SamePrecision&) = delete;

private:
    at::DeviceType m_device;
    bool m_was_enabled;
    at::ScalarType m_dtype_before;
};

class Recomputed : public torch::autograd::Function<Recomputed> {
public:
    static at::Tensor forward(AutogradContext* context, const c10::intrusive_ptr<Work>& work,
                              at::TensorList tensors)
    {
        context->save_for_backward(tensors.vec());
        context->saved_data["work"] = c10::IValue::make_capsule(work);
        std::vector<at::Tensor> inputs;
        for (std::size_t i = 0; i < work->input_count; ++i)
            inputs.push_back(tensors[i].detach());
        // Outside grad mode the layers overwrite their inputs.
        const at::AutoGradMode grad_mode(true);
        return work->function(inputs).detach();
    }

    static variable_list backward(AutogradContext* context, variable_list outer)
    {
        const auto holder = context->saved_data["work"].toCapsule();
        const Work& work = static_cast<const Work&>(*holder);
        const variable_list saved = context->get_saved_variables();
        std::vector<at::Tensor> inputs;
        variable_list wanted;
        for (std::size_t i = 0; i < saved.size(); ++i) {
            const bool is_input = i < work.input_count;
            if (is_input)
                inputs.push_back(saved[i].detach().requires_grad_(saved[i].requires_grad()));
            if (saved[i].requires_grad())
                wanted.push_back(is_input ? inputs.back() : saved[i]);
        }
        const at::AutoGradMode grad_mode(true);
        at::Tensor output;
        {
            const SamePrecision precision(work);
            output = work.function(inputs);
        }
        variable_list found = torch::autograd::grad({output}, wanted, {outer[0]}, false, false,
                                                    /*allow_unused=*/true);
        variable_list gradients{at::Tensor()};  // Of the work itself.
        auto next = found.begin();
        for (const at::Tensor& tensor : saved)
            gradients.push_back(tensor.requires_grad() ? std::move(*next++) : at::Tensor());
        return gradients;
    }
};

}  // namespace

at::Tensor recomputed(TensorWork work, const std::vector<at::Tensor>& inputs,
                      const std::vector<at::Tensor>& parameters)
{
    auto holder = c10::make_intrusive<Work>();
    holder->function = std::move(work);
    holder->input_count = inputs.size();
    holder->device = inputs.front().device().type();
    holder->is_mixed = at::autocast::is_autocast_enabled(holder->device);
    holder->mixed_dtype = at::autocast::get_autocast_dtype(holder->device);
    std::vector<at::Tensor> tensors = inputs;
    append_learning(parameters, tensors);
    return Recomputed::apply(holder, at::TensorList(tensors));
}

void append_learning(const std::vector<at::Tensor>& parameters, std::vector<at::Tensor>& all)
{
    for (const at::Tensor& parameter : parameters)
        if (parameter.requires_grad())
            all.push_back(parameter);
}

}  // namespace flipbook
