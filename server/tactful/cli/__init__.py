"""tactful.cli"""
