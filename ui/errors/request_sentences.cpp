// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtGlobal>

#include "ui/errors/engine_sentences.h"

namespace flipbook::ui {

namespace {

constexpr Shape request_sentences_table[]{
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 is %2; it must be %3."), "23"},
    {QT_TRANSLATE_NOOP("EngineSentence", "The prompt's line \"%1\" %2."), "2"},
    {QT_TRANSLATE_NOOP("EngineSentence", "The prompt's LoRA \"%1\" is not a model file in %2.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "The prompt's \"%1\" %2."), "2"},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The choices of the prompt lead into each other without end: \"%1\".")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The choices of the prompt make a text of more than 100 kB.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "The wildcard __%1__ has no file: %2 was needed.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "The wildcard __%1__ has no lines: %2 is empty.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "\"%1\" is no number and no curve such as \"0:(1.0), 8:(1.3)\": %2."),
     "2"},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The context \"%1\" has a part without a name; a name, or NAME:SHARE "
                       "joined by +, was needed.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The share of the context \"%1\" is no finite number at every frame.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "It has the contexts %1; one of them was needed.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "It has no contexts, and \"%1\" was asked for.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "It has no context \"%1\", only %2.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The blocks \"%1\" are none of the UNet's; all, or a list of down, "
                       "mid, up, down.0 and up.1-2 was needed.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "\"%1\" is no %2; the names are %3.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "The sampler \"%1\" is unknown.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "The scheduler '%1' is not known.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The number of steps is %1, but must be between 1 and 1000.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The schedule %1 has no meaning for the scheduler %2, which knows %3.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "The schedule %1 has no meaning for the scheduler %2.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "eta has no meaning for the scheduler %1; ddim and tcd know it.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The device \"%1\" is unknown; there are auto, cpu, cuda and cuda:N.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "The device \"%1\" is not cuda: and a number.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "There is no device \"%1\"; this machine has %2, counted from cuda:0.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "This machine has no CUDA device that can be used (an NVIDIA GPU "
                       "with its driver and the CUDA set of LibTorch are needed); \"cpu\" "
                       "works everywhere.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The precision fp16 needs a GPU; the processor computes in fp32.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The precision bf16 needs a processor with AVX-512-BF16 or AMX; "
                       "this one computes in fp32.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The clip needs about %1 of memory and %2 are available; a smaller "
                       "size, fewer frames in a context window or fp16 needs less."),
     "12"},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The engine cannot be loaded: %1 Install Flipbook again, or build "
                       "it with LibTorch.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "Main memory ran out.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The latents became NaN or infinite in step %1 of %2, first in %3."),
     "3"},
    {QT_TRANSLATE_NOOP("EngineSentence", "The VAE's picture of frame %1 holds NaN or infinity.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "Memory ran out in step %1. %2"), "2"},
    {QT_TRANSLATE_NOOP("EngineSentence", "NaN appeared in step %1 in layer %2; fp32 may help.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "The device was lost in step %1.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "The recipe is not a JSON object.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The recipe's version is %1, and this program reads version %2.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "The recipe's %1 is wrong: %2"), "2"},
    {QT_TRANSLATE_NOOP("EngineSentence", "The recipe's %1 is %2, and %3 was needed."), "3"},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The clip has no motion module: layers were needed to look at.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The clip has no temporal attention: a motion module was needed.")},
};

}  // namespace

std::span<const Shape> request_sentences()
{
    return request_sentences_table;
}

}  // namespace flipbook::ui
