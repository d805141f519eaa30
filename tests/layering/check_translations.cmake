# SPDX-License-Identifier: GPL-3.0-or-later
# Every text of the window is translated into every language:
#   cmake -DSOURCE_DIR=<checkout> -DLUPDATE=<program> -DWORK_DIR=<folder> -P check_translations.cmake
# The texts are collected anew into a copy, where a new one is marked as unfinished.
cmake_minimum_required(VERSION 3.25)

file(MAKE_DIRECTORY "${WORK_DIR}")
file(GLOB sources "${SOURCE_DIR}/translations/*.ts")
set(problems "")
foreach(source IN LISTS sources)
    get_filename_component(name "${source}" NAME)
    set(copy "${WORK_DIR}/${name}")
    configure_file("${source}" "${copy}" COPYONLY)
    execute_process(
        COMMAND "${LUPDATE}" -silent -locations none -no-obsolete -I . ui app/window -ts "${copy}"
        WORKING_DIRECTORY "${SOURCE_DIR}" COMMAND_ERROR_IS_FATAL ANY)
    file(READ "${copy}" text)
    string(REGEX MATCHALL "type=\"unfinished\"" unfinished "${text}")
    list(LENGTH unfinished count)
    if(count GREATER 0)
        string(APPEND problems "  ${name}: ${count} texts are not translated\n")
    endif()
endforeach()

list(LENGTH sources language_count)
if(language_count EQUAL 0)
    message(FATAL_ERROR "No translations in ${SOURCE_DIR}/translations.")
endif()
if(problems)
    message(FATAL_ERROR "Run packaging/update_translations.sh and translate:\n${problems}")
endif()
message(STATUS "All texts are translated into ${language_count} languages.")
