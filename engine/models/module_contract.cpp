// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/module_contract.h"

#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>

namespace flipbook {

namespace {

Error broken(const std::string& file, const MotionSlot& slot, const std::string& how)
{
    return {ErrorCode::unsupported_format, "The motion module " + file + " cannot be used: at \""
                                               + slot_name(slot) + "\" it " + how + "."};
}

}  // namespace

ModuleQuestion ask_module(const MotionModule& module, const MotionSlot& slot, int64_t frames,
                          Size size, const at::TensorOptions& options)
{
    constexpr std::uint64_t seed = 17;
    const auto generator = at::make_generator<at::CPUGeneratorImpl>(seed);
    const int64_t channels = module.slots().at(slot);
    ModuleQuestion question{slot, {}, {}};
    question.hidden = at::randn({2 * frames, channels, size.height, size.width}, generator)
                          .to(options.device(), options.dtype().toScalarType())
                          .contiguous(at::MemoryFormat::ChannelsLast);
    question.context.frame_count = frames;
    question.context.timesteps = at::tensor({981.0F, 21.0F}).to(options.device());
    if (const auto contexts = static_cast<int64_t>(module.contexts().size()); contexts > 0)
        question.context.context_shares =
            at::full({frames, contexts}, 1.0 / static_cast<double>(contexts), options);
    return question;
}

at::Tensor answer_of(const MotionModule& module, const ModuleQuestion& question)
{
    return module.forward(question.hidden.clone(at::MemoryFormat::ChannelsLast), question.slot,
                          question.context);
}

at::Tensor second_branch_of(const MotionModule& module, const ModuleQuestion& question)
{
    const int64_t frames = question.context.frame_count;
    ModuleQuestion second = question;
    second.hidden = question.hidden.narrow(0, frames, frames);
    second.context.timesteps = question.context.timesteps.narrow(0, 1, 1);
    return answer_of(module, second);
}

Result<void> check_contract(const MotionModule& module, const at::TensorOptions& options,
                            const std::string& file)
{
    constexpr Size size{2, 2};
    const int64_t frames = std::min<int64_t>(2, module.max_frames());
    const at::NoGradGuard no_grad;
    bool is_first = true;
    for (const auto& [slot, channels] : module.slots()) {
        const ModuleQuestion question = ask_module(module, slot, frames, size, options);
        const at::Tensor answer = answer_of(module, question);
        if (answer.sizes() != question.hidden.sizes())
            return broken(file, slot,
                          "makes " + shape_text(answer.sizes()) + " of "
                              + shape_text(question.hidden.sizes()));
        if (!at::isfinite(answer).all().item<bool>())
            return broken(file, slot, "gives NaN or infinity for ordinary numbers");
        if (is_first && !at::equal(answer, answer_of(module, question)))
            return broken(file, slot, "gives other numbers when it is asked again");
        is_first = false;
    }
    return {};
}

}  // namespace flipbook
