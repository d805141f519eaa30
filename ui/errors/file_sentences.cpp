// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtGlobal>

#include "ui/errors/engine_sentences.h"

namespace flipbook::ui {

namespace {

constexpr Shape file_sentences_table[]{
    {QT_TRANSLATE_NOOP("EngineSentence", "There is no file \"%1\".")},
    {QT_TRANSLATE_NOOP("EngineSentence", "Cannot read \"%1\": %2."), "2"},
    {QT_TRANSLATE_NOOP("EngineSentence", "Cannot write \"%1\": %2."), "2"},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "\"%1\" exists already; choose another name or allow overwriting.")},
    {QT_TRANSLATE_NOOP(
         "EngineSentence",
         "\"%1\" holds \"%2\", which no %3 made; choose another folder or move it away."),
     "3"},
    {QT_TRANSLATE_NOOP("EngineSentence", "The sprites' file \"%1\" does not exist.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 names the folder %2, which does not exist.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 does not exist.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 does not exist or cannot be read.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 cannot be read.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "The folder %1 cannot be read: %2."), "2"},
    {QT_TRANSLATE_NOOP("EngineSentence", "The folder %1 cannot be made: %2."), "2"},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 could not be read: %2."), "2"},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 could not be written: %2."), "2"},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 could not be encoded: %2.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "Error while %1: %2."), "12"},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 is not a JSON object.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 is not one JSON object.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1: This is no preset: %2, and a JSON object was needed."),
     "2"},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1: \"%2\" is something else than %3."), "3"},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 is damaged: %2."), "2"},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 is %2; a .safetensors file is needed."), "2"},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 is no YAML: line %2 is malformed.")},
    {QT_TRANSLATE_NOOP(
        "EngineSentence",
        "%1 is a zip archive whose entry \"%2\" is compressed, and PyTorch's never are; unpack it and let PyTorch write it again.")},
    {QT_TRANSLATE_NOOP(
        "EngineSentence",
        "%1 was written on a machine with big-endian numbers, which are not read here.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1: The merge \"%2\" joins symbols that are unknown there.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1: The symbol \"%2\" has the id %3 where merges.txt means %4."),
     "3"},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1: Line %2, \"%3\", is not a pair of symbols.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 is a damaged %2.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1 is cut off: it begins as a zip archive, and the table of "
                       "contents at its end is missing after %2 bytes.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1 is cut off in its data, storage \"%2\", after %3 bytes.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1 is a pickle that calls %2 when Python opens it, which no model "
                       "needs; nothing of it was run, and it is refused.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 is a pickle without tensors under names%2; the state "
                                         "dictionary of a model was needed."),
     "2"},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1 is a zip archive without a data.pkl, and so not of PyTorch; a "
                       ".safetensors or PyTorch file was needed.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1 is a Python pickle, but not one of PyTorch; a .safetensors or "
                       "PyTorch file was needed.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1 has a tensor \"%2\" of type %3, which is not known here.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1 has a tensor \"%2\" of type %3, which is not one of %4.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1 has no Flipbook recipe: neither recipe.json nor a PNG is in it.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 has no Flipbook recipe.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1 is no file that carries a recipe (MP4, MOV, WebM, MKV, GIF, "
                       "WebP, PNG, JPEG, JSON).")},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 is larger than 1 GiB, which no recipe carrier is.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The size is %1x%2, and 1 to 16384 pixels a side were needed.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "This build of FFmpeg has no encoder %1.")},
    {QT_TRANSLATE_NOOP(
        "EngineSentence",
        "The encoder %1 takes no pictures of %2x%3: choose another format or size.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "A side of a WebP is %1 pixels at most.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "There is not enough memory to complete a WebP.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "There is not enough memory to encode a %1.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The loss or its gradient became NaN or infinite in step %1 of %2, "
                       "first in %3; the state saved last is kept.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1: \"%2\" is %3 where %4."), "34"},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1: \"%2\" is no key that this kind of training knows.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "%1: line %2 is not an object with the texts \"file_name\" and \"text\".")},
    {QT_TRANSLATE_NOOP(
        "EngineSentence",
        "%1 holds a training that was begun: --resume goes on with it, another output folder begins anew.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 does not say at which step it was saved.")},
    {QT_TRANSLATE_NOOP("EngineSentence",
                       "The tensor \"%1\" for %2 holds a value that %3 cannot hold.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 cannot be copied to %2: %3."), "3"},
    {QT_TRANSLATE_NOOP("EngineSentence", "None of the files in %1 can be used; %2 says why.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 of %2 files in %3 cannot be used; %4 says why.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 is no folder with videos or pictures.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 holds no state.safetensors to go on from.")},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 is %2, and %3 to %4 was needed."), "1"},
    {QT_TRANSLATE_NOOP("EngineSentence", "%1 is %2, and %3 was needed."), "13"},
};

}  // namespace

std::span<const Shape> file_sentences()
{
    return file_sentences_table;
}

}  // namespace flipbook::ui
