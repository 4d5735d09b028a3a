"""tactful.web"""
