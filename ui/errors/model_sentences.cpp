// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtGlobal>

#include "ui/errors/engine_sentences.h"

namespace flipbook::ui {

namespace {

constexpr Shape model_sentences_table[]{
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1 is %2; an SD 1.5 checkpoint (UNet with 4 input channels, VAE "
                       "and text encoder) was needed."),
     "2"},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 is %2; a VAE of SD 1.5 was needed."), "2"},
    {QT_TRANSLATE_NOOP(
        "EngineSentence",
        "%1 is a motion module of the kind \"%2\", which this program does not know.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1 is a motion module of the kind %2, which is attached besides "
                       "the model's own; a motion module for SD 1.5 was needed.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 is %2; a motion module for SD 1.5 was needed."), "2"},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 is %2; a motion module was needed."), "2"},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 is %2; a LoRA was needed."), "2"},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1 is a picture without the text \"sd-ti-embedding\"; a textual "
                       "inversion was needed.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 is %2; a textual inversion was needed."), "2"},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1 is a LoRA that changes no motion module; a MotionLoRA was needed.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1 is a LoRA%2: none of its %3 layers, such as \"%4\", is in %5."),
     "2"},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1 is %2 and %3 is %4, which do not fit each other: choose %5."),
     "245"},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The LoRA %1 does not fit %2: its change of \"%3\" has the shape %4 "
                       "where %5 was needed; it was made for another model.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1 changes \"%2\" by \"%3\", a kind of change that is not known here; "
                       "a LoRA, LoCon, LoHa, LoKr, IA3, full difference or DoRA was "
                       "needed.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 changes \"%2\", which %3 does not have.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The MotionLoRA %1 needs a motion module, and the clip has none.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The motion module %1 has channels %2 and does not fit the "
                       "checkpoint %3, which has %4.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The motion module %1 has %2 layers a block and does not fit the "
                       "checkpoint %3, which has %4.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The motion module %1 can see %2 frames at once, but the context "
                       "length is %3; a shorter context length is needed.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The motion module %1 fills no place in the blocks that it was wanted in.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "The motion module %1 cannot be used: at \"%2\" it %3."),
     "3"},
    {QT_TRANSLATE_NOOP("EngineSentence", "The script %1 cannot be used: %2."), "2"},
    {QT_TRANSLATE_NOOP(
         "EngineSentence",
         "%1: the setting \"%2\" of the motion module is \"%3\" where %4 was needed."),
     "4"},
    {QT_TRANSLATE_NOOP(
        "EngineSentence",
        "%1: its metadata name the slot \"%2\" where one such as \"down_blocks.0.motion_modules.0=320\" was needed.")},
    {QT_TRANSLATE_NOOP(
        "EngineSentence",
        "%1 says \"%2\" is %3, which does not divide the text encoder's width of %4.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1 is no index of a sharded model: a \"weight_map\" of names was needed.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "The motion module %1: %2"), "2"},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1 fills \"%2\", a place that this checkpoint's UNet does not have.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1 has %2 channels at \"%3\" where this checkpoint's UNet has %4.")},
    {QT_TRANSLATE_NOOP(
        "EngineSentence",
        "%1 does not fit together: its text encoder is %2 wide and its UNet needs %3.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1 does not fit together: its VAE has %2 latent channels and its "
                       "UNet needs %3.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1 does not fit together: its text encoder knows %2 tokens and "
                       "its tokenizer has %3.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 does not hold a complete motion module. %2"), "2"},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "A motion module needs the tensors \"%1\", or their original names.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1 does not hold a complete %2: it lacks the tensor \"%3\", or that "
                       "tensor is empty.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 does not fit the %2: %3."), "3"},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The folder %1 is missing; a model in the diffusers layout has "
                       "unet/, vae/ and text_encoder/.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The folder %1 has no %2.safetensors, nor its fp16 variant, its "
                       "index or a .bin.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1 is a folder and holds no model in the diffusers layout (unet/, "
                       "vae/, text_encoder/).")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1 has a transformer/ in place of a UNet, as FLUX and SD 3 have; "
                       "an SD 1.5 checkpoint was needed.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "The shard %1 is missing beside %2, which names it.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 is not the index of a sharded model: %2."), "2"},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1 holds one set of weights for its UNet and no moving average "
                       "(EMA) of them; choose the live weights.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The textual inversion %1 has vectors %2, and the text encoder of "
                       "%3 needs them %4 wide; one of the two has to be another.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The textual inversion %1 has vectors %2, and from 1 to %3 were needed.")},
    {QT_TRANSLATE_NOOP(
        "EngineSentence",
        "The textual inversion %1 has no effect: its word \"%2\" is in neither prompt.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The prompt has none of the words that this model knows, among them %1.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The script %1 is refused: it uses %2, and only arithmetic on "
                       "tensors is let run.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "It changes weights by %1, which is not read; a LoRA, LoCon, LoHa, "
                       "LoKr, IA3, full difference or DoRA was needed.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "Its numbers are whole ones, %1, and so no vectors of words.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "Its UNet takes pictures besides latents; choose the ordinary "
                       "version of the model.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "A UNet alone makes no pictures: choose a whole checkpoint, or the "
                       "folder with unet/, vae/ and text_encoder/.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "A text encoder alone makes no pictures: choose a whole "
                       "checkpoint, or the folder with unet/, vae/ and text_encoder/.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "It moves SDXL checkpoints, and Flipbook works with SD 1.5: choose "
                       "a motion module v1, v2 or v3.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "Flipbook works with SD 1.5, and there are no motion modules for "
                       "SD 2.x: choose an SD 1.5 checkpoint.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "Flipbook works with SD 1.5: choose an SD 1.5 checkpoint.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "Nothing in it looks like a model or like an addition to one.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "Flipbook does not use such files.")},
    {QT_TRANSLATE_NOOP(
         "EngineSentence",
         "It was made for %1, and Flipbook works with SD 1.5: choose one for SD 1.5."),
     "1"},
    {QT_TRANSLATE_NOOP("EngineSentence", "It has none of the tensors that a %1 needs.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "It has no %1.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "Its %1 lacks %2 of %3 tensors, %4.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "None of the layers that were named was heard.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "No weights have a name that begins with %1.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The layer %1 is the first with NaN or infinity, in step %2.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "The weights %1 are the first with NaN or infinity.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "NaN or infinity stands in %1, %2."), "1"},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "It holds the UNet twice, as trained and averaged (EMA).")},
    {QT_TRANSLATE_NOOP("EngineSentence", "It was trained to predict velocity (v-prediction).")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "AnimateLCM makes clips in 4 to 8 steps with the sampler lcm, a "
                       "guidance scale from 1 to 2 and the LoRA that belongs to it.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "MotionLoRAs were made for v2 and do little on v3; the domain "
                       "adapter that belongs to v3 is used as a LoRA.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "It was made for v2 motion modules; on v1 and v3 only a part of it "
                       "applies, and its effect is weak.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "It changes no middle block, so it fits v1, v2 and v3 motion modules.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "SDXL's VAE is built alike and cannot be told from it; with that "
                       "one colours come out wrong.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "It has the contexts %1.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "It is a program: use it only if you trust where it comes from.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "It brings a motion module of its own, in motion_adapter/.")},
};

}  // namespace

std::span<const Shape> model_sentences()
{
    return model_sentences_table;
}

}  // namespace flipbook::ui
